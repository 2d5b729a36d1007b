using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.References;

internal sealed partial class FeatureProfile
{
    /// <summary>Counts many rows of the subject's column, in their order; the digest bytes are those of adding them one by one.</summary>
    public void AddRange(Column column, in RowRun run)
    {
        switch (Schema.Form)
        {
            case FeatureForm.Number when run.IsWhole && IsPlain(column, run.Rows[0], run.Rows.Length):
                AddPlain(column, run);
                break;
            case FeatureForm.Number:
                AddNumbers(column, run);
                break;
            case FeatureForm.Category or FeatureForm.Text when Texts is null && column.Dictionary.Length <= run.Rows.Length:
                AddCodes(column, run);
                break;
            default:
                for (var i = 0; i < run.Rows.Length; i++)
                {
                    if (!run.Starts.IsEmpty && run.Starts[i]) Marks.Begin();
                    Add(column, run.Rows[i], run.Weights[i]);
                }

                break;
        }
    }

    /// <summary>Counts many rows of the subject's column, in their order.</summary>
    /// <param name="column">A column of the subject.</param>
    /// <param name="rows">Indices into the column.</param>
    /// <param name="weights">As many weights, finite, above 0; cut at 2^30.</param>
    public void AddRange(Column column, ReadOnlySpan<int> rows, ReadOnlySpan<double> weights)
    {
        if (!rows.IsEmpty) AddRange(column, RowRun.Of(rows, weights));
    }

    /// <summary>Counts all rows of the subject's column with weight 1.</summary>
    public void AddAll(Column column)
    {
        var weights = new double[column.Count];
        Array.Fill(weights, 1);
        AddRange(column, [.. Enumerable.Range(0, column.Count)], weights);
    }

    /// <summary>True where every cell is a number without any fault: then there is nothing to ask cell by cell.</summary>
    private bool IsPlain(Column column, int from, int count)
    {
        if (Schema.NumericSentinels.Count > 0 || column.States.AsSpan(from, count).ContainsAnyExcept(CellState.Value)) return false;
        var (least, most) = Schema.IsProbability ? (0, 1) : Schema.Input?.Range ?? (double.NegativeInfinity, double.PositiveInfinity);
        return double.IsNegativeInfinity(least) || !column.Numbers.AsSpan(from, count).ContainsAnyExceptInRange(least, most);
    }

    private void AddPlain(Column column, in RowRun run)
    {
        var (from, count) = (run.Rows[0], run.Rows.Length);
        var numbers = column.Numbers.AsSpan(from, count);
        Quality.AddSound(count, run.Fixed);
        var kinds = column.Kinds.AsSpan(from, count);
        if (!kinds.ContainsAnyExcept(kinds[0])) _kinds[(int)kinds[0]] += count;
        else foreach (var kind in kinds) _kinds[(int)kind]++;
        for (var i = 0; Schema.Output is { Kind: OutputKind.Probability } && i < count; i++) Select(numbers[i], FixedWeight.From(run.Weights[i]));
        var seams = SeamsOf(run.Starts);
        ReadOnlySpan<byte> decimals = column.Decimals.Length == 0 ? [] : column.Decimals.AsSpan(from, count);
        AddSequences(Part(""), numbers, run.Weights, run.Same, seams);
        AddMarks(numbers, decimals, seams);
        AddDecimals(decimals, run.Weights, run.Same);
    }

    private static List<int> SeamsOf(ReadOnlySpan<bool> starts)
    {
        if (starts.IsEmpty) return [];
        var seams = new List<int>();
        for (var i = 0; i < starts.Length; i++)
            if (starts[i]) seams.Add(i);
        return seams;
    }

    private void AddDecimals(ReadOnlySpan<byte> decimals, ReadOnlySpan<double> weights, double same)
    {
        if (decimals.IsEmpty) return;
        if (same > 0) Part("").AddDecimals(decimals, same);
        else Part("").AddDecimals(decimals, weights);
    }

    private void AddNumbers(Column column, in RowRun run)
    {
        var rows = run.Rows;
        var weights = run.Weights;
        var buffer = CellBuffer.Of(rows.Length);
        var withDecimals = column.Decimals.Length > 0;
        var seams = new List<int>();
        var count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (!run.Starts.IsEmpty && run.Starts[i]) seams.Add(count);
            if (column.States[rows[i]] != CellState.Value)
            {
                Add(column, rows[i], weights[i]);
                continue;
            }

            var faults = JudgeNumber(column.Numbers[rows[i]]);
            var fixedWeight = FixedWeight.From(weights[i]);
            _kinds[(int)column.Kinds[rows[i]]]++;
            Quality.Add(faults, fixedWeight);
            if (!Enters(faults)) continue;
            Select(column.Numbers[rows[i]], fixedWeight);
            buffer.Numbers[count] = column.Numbers[rows[i]];
            if (withDecimals) buffer.Decimals[count] = column.Decimals[rows[i]];
            buffer.Weights[count++] = weights[i];
        }

        ReadOnlySpan<byte> decimals = withDecimals ? buffer.Decimals.AsSpan(0, count) : [];
        AddSequences(Part(""), buffer.Numbers.AsSpan(0, count), buffer.Weights.AsSpan(0, count), run.Same, seams);
        AddMarks(buffer.Numbers.AsSpan(0, count), decimals, seams);
        AddDecimals(decimals, buffer.Weights.AsSpan(0, count), run.Same);
    }

    private void AddMarks(ReadOnlySpan<double> numbers, ReadOnlySpan<byte> decimals, List<int> seams)
    {
        var from = 0;
        foreach (var seam in seams)
        {
            Marks.AddRun(numbers[from..seam]);
            Marks.Begin();
            from = seam;
        }

        Marks.AddRun(numbers[from..]);
        if (decimals.Length > 0) Marks.AddDigits(numbers, decimals);
    }

    /// <param name="part">Takes the numbers.</param>
    /// <param name="numbers">Finite numbers in their order.</param>
    /// <param name="weights">As many weights.</param>
    /// <param name="same">The weight that all have, or 0.</param>
    /// <param name="seams">Places before which a source ends, ascending; a source without numbers leaves a place twice.</param>
    private static void AddSequences(NumericProfile part, ReadOnlySpan<double> numbers, ReadOnlySpan<double> weights, double same, List<int> seams)
    {
        if (seams is [0, ..]) part.BeginSequence();
        if (same > 0) part.AddRange(numbers, same);
        else part.AddRange(numbers, weights);
        var last = 0;
        foreach (var seam in seams)
        {
            if (seam > last && seam < numbers.Length) part.SplitSequence(numbers[seam - 1], numbers[seam]);
            last = seam;
        }

        if (seams.Count > 0 && last == numbers.Length) part.BeginSequence();
    }

    private void AddCodes(Column column, in RowRun run)
    {
        var rows = run.Rows;
        var weights = run.Weights;
        var buffer = CellBuffer.Of(rows.Length);
        var keys = new string?[column.Dictionary.Length];
        var verdicts = new TextVerdict?[column.Dictionary.Length];
        var count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var weight = weights[i];
            if (column.States[rows[i]] != CellState.Value)
            {
                Add(column, rows[i], weight);
                continue;
            }

            // Asked once a text and not once a row: the schema has to look the column up.
            var code = column.Codes[rows[i]];
            var verdict = verdicts[code] ??= Schema.Judge(column, code);
            _kinds[(int)column.Kinds[rows[i]]]++;
            Quality.Add(verdict.Faults, FixedWeight.From(weight));
            Traits.Add(verdict.Traits, FixedWeight.From(weight));
            if (!run.Starts.IsEmpty && run.Starts[i]) Marks.Begin();
            Marks.AddRun(verdict.Value);
            keys[code] = verdict.Value;
            buffer.Codes[count] = code;
            buffer.Weights[count++] = weight;
        }

        Categories!.AddCodes(buffer.Codes.AsSpan(0, count), keys, buffer.Weights.AsSpan(0, count));
    }
}
