using ModelWatch.Journal;
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

    private NumericProfile Part(string key)
    {
        if (!_parts.TryGetValue(key, out var part)) _parts[key] = part = new NumericProfile(Schema.EdgesOf(key));
        return part;
    }
}
