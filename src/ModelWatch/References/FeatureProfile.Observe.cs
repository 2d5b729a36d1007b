using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.References;

internal sealed partial class FeatureProfile
{
    private CellFaults Observe(Column column, int row, double weight)
    {
        var state = column.States[row];
        if (state == CellState.Value) return ObserveValue(column, row, weight);
        if (Schema.Form == FeatureForm.Masked && column.Codes.Length > row && column.Codes[row] >= 0) return Masked(Schema.Judge(column, column.Codes[row]), weight);
        States.Add(FormOf(column, row), FixedWeight.From(weight));
        if (state != CellState.Blank && ObserveOdd(column, row, weight) is { } number) return Number(number, weight);
        return state switch
        {
            CellState.Absent or CellState.Null or CellState.MissingToken => CellFaults.Missing,
            CellState.Blank when Schema.Form == FeatureForm.Text => Enter(Schema.JudgeBlank(), weight),
            _ => CellFaults.Invalid,
        };
    }

    /// <summary>Counts what a text shows that is no value, and gives the number that the plan's format reads in it.</summary>
    private double? ObserveOdd(Column column, int row, double weight)
    {
        if (column.Codes.Length <= row || column.Codes[row] < 0) return null;
        var odd = Schema.JudgeOdd(column, column.Codes[row]);
        Traits.Add(odd.Traits, FixedWeight.From(weight));
        return Schema.Form == FeatureForm.Number && column.States[row] == CellState.WrongKind ? odd.Value : null;
    }

    private CellFaults Masked(TextVerdict verdict, double weight)
    {
        Traits.Add(verdict.Traits, FixedWeight.From(weight));
        return verdict.Faults;
    }

    private static CellForm FormOf(Column column, int row) => column.States[row] switch
    {
        CellState.Absent => CellForm.Absent,
        CellState.Null => CellForm.Null,
        CellState.Blank => CellForm.Blank,
        CellState.MissingToken => CellForm.Token,
        CellState.NotANumber => CellForm.NotANumber,
        CellState.PositiveInfinity or CellState.NegativeInfinity => CellForm.Infinite,
        _ when column.Kinds[row] is TokenKind.Text or TokenKind.None or TokenKind.BrokenText && column.Codes.Length > row && column.Codes[row] >= 0 =>
            CellText.FormOf(column.Dictionary[column.Codes[row]]),
        _ => CellForm.OtherKind,
    };

    private CellFaults ObserveValue(Column column, int row, double weight) => Schema.Form switch
    {
        FeatureForm.Number => Number(column, row, weight),
        FeatureForm.Category or FeatureForm.Text or FeatureForm.Date => Enter(Schema.Judge(column, column.Codes[row]), weight),
        FeatureForm.Classes => ListReading.Probabilities(column, row) is { } top ? Classes(column, row, top, weight) : CellFaults.Invalid,
        FeatureForm.Interval => Norm(ListReading.Midpoint(column, row), weight),
        FeatureForm.Vector => Vector(column, row, weight),
        FeatureForm.Masked when column.Shape == ColumnShape.Text => Masked(Schema.Judge(column, column.Codes[row]), weight),
        FeatureForm.Masked when column.Shape == ColumnShape.Number => Masked(Schema.JudgeMasked(column.Numbers[row]), weight),
        _ => CellFaults.None,
    };

    private CellFaults Number(Column column, int row, double weight)
    {
        var value = column.Numbers[row];
        var faults = Number(value, weight);
        if (!Enters(faults) || column.Decimals.Length == 0) return faults;
        Part("").AddDecimals(column.Decimals.AsSpan(row, 1), weight);
        Marks.AddDigits(column.Numbers.AsSpan(row, 1), column.Decimals.AsSpan(row, 1));
        return faults;
    }

    private CellFaults Number(double value, double weight)
    {
        var faults = JudgeNumber(value);
        if (!Enters(faults)) return faults;
        Part("").Add(value, weight);
        Marks.AddRun([value]);
        Select(value, FixedWeight.From(weight));
        return faults;
    }

    private void Select(double value, long fixedWeight)
    {
        if (Schema.Output is { Kind: OutputKind.Probability } output && value >= output.Threshold) Selected = Selected.Plus(fixedWeight);
    }

    private CellFaults JudgeNumber(double value)
    {
        if (Schema.NumericSentinels.Count > 0 && Schema.NumericSentinels.Contains(value)) return CellFaults.Sentinel;
        if (Schema.IsProbability && value is not (>= 0 and <= 1)) return CellFaults.Invalid;
        return Schema.Input?.Range is { } range && (value < range.Lower || value > range.Upper) ? CellFaults.OutOfRange : CellFaults.None;
    }

    private static bool Enters(CellFaults faults) => (faults & (CellFaults.Sentinel | CellFaults.Invalid)) == 0;

    private CellFaults Norm(double? value, double weight)
    {
        if (value is not { } number) return CellFaults.Invalid;
        Part("").Add(number, weight);
        return CellFaults.None;
    }

    /// <summary>A vector of another dimension than the reference's is not of the kind: it has no place beside the others.</summary>
    private CellFaults Vector(Column column, int row, double weight)
    {
        if (ListReading.Norm(column, row) is not { } norm) return CellFaults.Invalid;
        var (from, to) = (column.Offsets[row], column.Offsets[row + 1]);
        return Vectors?.Add(column.Items.AsSpan(from, to - from), weight) == false ? CellFaults.Invalid : Norm(norm, weight);
    }

    private CellFaults Enter(TextVerdict verdict, double weight)
    {
        Traits.Add(verdict.Traits, FixedWeight.From(weight));
        if (Schema.Form == FeatureForm.Category) Marks.AddRun(verdict.Value);
        if (verdict.Value is not null) Categories!.Add(verdict.Value, weight);
        if (verdict.Value is not null) Texts?.Add(verdict.Value, weight);
        return verdict.Faults;
    }

    private CellFaults Classes(Column column, int row, string top, double weight)
    {
        for (var i = column.Offsets[row]; i < column.Offsets[row + 1]; i++)
        {
            var name = column.Dictionary[column.ItemCodes[i]];
            if (_parts.Count < PartLimit || _parts.ContainsKey(name)) Part(name).Add(column.Items[i], weight);
        }

        Categories!.Add(top, weight);
        return Schema.Output is { Classes.Count: > 0 } output && !output.Classes.Contains(top) ? CellFaults.Unseen : CellFaults.None;
    }
}
