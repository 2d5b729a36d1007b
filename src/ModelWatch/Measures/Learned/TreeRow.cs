namespace ModelWatch.Measures.Learned;

/// <summary>A row for Microsoft.ML; its names are column names there.</summary>
internal sealed class TreeRow
{
    public float[] Features { get; init; } = [];
    public float Amount { get; init; }
    public bool Marked { get; init; }
}
