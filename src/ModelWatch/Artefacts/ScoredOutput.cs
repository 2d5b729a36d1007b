namespace ModelWatch.Artefacts;

/// <summary>What a model said for all rows: row i owns <see cref="Values"/> from i * Width; or texts (a class), with width 1.</summary>
internal sealed record ScoredOutput(string Name, int Width)
{
    public double[]? Values { get; init; }
    public string[]? Texts { get; init; }
}
