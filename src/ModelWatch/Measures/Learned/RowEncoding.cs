using ModelWatch.References;

namespace ModelWatch.Measures.Learned;

/// <summary>Rows of numbers out of rows of fields, by what a reference sample teaches. Immutable.</summary>
internal sealed class RowEncoding
{
    private readonly IReadOnlyList<FieldEncoding> _fields;

    private RowEncoding(IReadOnlyList<FieldEncoding> fields) => _fields = fields;

    /// <summary>Numbers a row.</summary>
    public int Width => _fields.Count;

    /// <summary>Learns from the rows of <paramref name="sample"/>; fields that it does not hold, or that are no number or category, are left out.</summary>
    public static RowEncoding Fit(IEnumerable<FeatureSchema> schemas, RowSample sample) =>
        new([.. schemas.Select(s => FieldCells.Of(s, sample) is { } cells ? FieldEncoding.Fit(s, cells) : null).OfType<FieldEncoding>()]);

    /// <summary>The rows as numbers; a field that they lack is missing in all of them.</summary>
    public double[][] Apply(RowSample sample)
    {
        var columns = _fields.Select(f => FieldCells.Of(f.Schema, sample) is { } cells ? f.Apply(cells) : Enumerable.Repeat(f.Missing, sample.Rows).ToArray()).ToList();
        return [.. Enumerable.Range(0, sample.Rows).Select(row => columns.Select(c => c[row]).ToArray())];
    }
}
