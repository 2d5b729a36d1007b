using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.Statistics.Multivariate;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Text;

namespace ModelWatch.References;

/// <summary>
/// The mergeable state of one subject in one scope: faults, forms of cells, numbers, categories. Equal rows give equal digest bytes in
/// any order and any split. Not thread safe.
/// </summary>
/// <remarks>
/// What enters the numbers or categories: values of the declared kind that are no sentinel. Values out of range or unseen do enter,
/// aliases enter as their canonical value; missing, invalid and sentinel cells are only counted.
/// </remarks>
internal sealed partial class FeatureProfile
{
    private const int KindSlots = 6;

    /// <summary>Classes that one output may name; further ones are still counted as category, without a number profile.</summary>
    private const int PartLimit = 256;
    private readonly SortedDictionary<string, NumericProfile> _parts = new(StringComparer.Ordinal);
    private readonly long[] _kinds = new long[KindSlots];

    public FeatureProfile(FeatureSchema schema)
        : this(schema, new QualityCounts(), new StateCounts(), schema.Form is FeatureForm.Category or FeatureForm.Text or FeatureForm.Classes ? new CategoryProfile() : null)
    {
        if (schema.Form is FeatureForm.Number or FeatureForm.Interval or FeatureForm.Vector) Part("");
        Texts = schema is { Form: FeatureForm.Text, Grid.Texts: { } texts } ? new TextProfile(texts) : null;
        Vectors = schema is { Form: FeatureForm.Vector, Grid.Vectors: { } vectors } ? new VectorProfile(vectors) : null;
    }

    private FeatureProfile(FeatureSchema schema, QualityCounts quality, StateCounts states, CategoryProfile? categories) =>
        (Schema, Quality, States, Categories) = (schema, quality, states, categories);

    public FeatureSchema Schema { get; }

    /// <summary>The subject, such as <c>input.dose_mg</c>.</summary>
    public string Subject => Schema.Subject;
    public QualityCounts Quality { get; }

    /// <summary>Weights of the cells without a value of the declared kind, by what was there instead.</summary>
    public StateCounts States { get; }

    /// <summary>Rows by what the characters of their text showed.</summary>
    public TraitCounts Traits { get; private init; } = new();

    /// <summary>Last digits and runs.</summary>
    public ValueMarks Marks { get; private init; } = new();

    /// <summary>Rows of a probability output at or above its threshold, exactly: bins do not end there.</summary>
    public WeightedCount Selected { get; private set; }

    /// <summary>The numbers of the subject (midpoint of an interval, norm of a vector); null where it has no number.</summary>
    public NumericProfile? Numbers => _parts.GetValueOrDefault("");

    /// <summary>True when <see cref="Numbers"/> are counted between provisional edges, because no reference fixed any.</summary>
    public bool Provisional => Schema.Grid is null || !Schema.Grid.Edges.ContainsKey("");

    /// <summary>Number profiles by part: "" for a number, each class for probabilities. Ordinal order.</summary>
    public IReadOnlyDictionary<string, NumericProfile> Parts => _parts;

    /// <summary>Categories of a categorical subject, distinct texts, or the largest class of probabilities; else null.</summary>
    public CategoryProfile? Categories { get; }

    /// <summary>Length, characters, shapes and words of a text; null for other forms and without a reference that fixed how they are counted.</summary>
    public TextProfile? Texts { get; private init; }

    /// <summary>Random features and projections of a vector; null for other forms and without a reference that fixed them.</summary>
    public VectorProfile? Vectors { get; private init; }

    /// <summary>Rows (unweighted) whose value was written as that JSON kind; None where the format has no kinds.</summary>
    public long KindRows(TokenKind kind) => _kinds[(int)kind];

    /// <summary>Counts row <paramref name="row"/> of the subject's column.</summary>
    /// <param name="column">A column of the subject.</param>
    /// <param name="row">Index into the column.</param>
    /// <param name="weight">Finite, above 0; cut at 2^30.</param>
    public void Add(Column column, int row, double weight = 1)
    {
        weight = Math.Min(weight, FixedWeight.Largest);
        _kinds[(int)column.Kinds[row]]++;
        Quality.Add(Observe(column, row, weight), FixedWeight.From(weight));
    }

    /// <summary>Adds the rows of <paramref name="other"/>, which has an equal schema.</summary>
    /// <exception cref="ArgumentException">The numbers are counted between other edges.</exception>
    public void Merge(FeatureProfile other)
    {
        foreach (var (key, part) in other._parts) Part(key).Merge(part);
        if (other.Categories is not null) Categories?.Merge(other.Categories);
        Quality.Merge(other.Quality);
        States.Merge(other.States);
        Traits.Merge(other.Traits);
        Marks.Merge(other.Marks);
        Selected = Selected.Plus(other.Selected);
        if (other.Texts is not null) Texts?.Merge(other.Texts);
        if (other.Vectors is not null) Vectors?.Merge(other.Vectors);
        for (var i = 0; i < KindSlots; i++) _kinds[i] += other._kinds[i];
    }

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

    private NumericProfile Part(string key)
    {
        if (!_parts.TryGetValue(key, out var part)) _parts[key] = part = new NumericProfile(Schema.EdgesOf(key));
        return part;
    }
}
