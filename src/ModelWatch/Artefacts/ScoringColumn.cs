namespace ModelWatch.Artefacts;

/// <summary>
/// One input over the rows to score: numbers (NaN where missing) or texts (null where missing), not both.
/// <see cref="Values"/> are the plan's known values in order: their index encodes a text where the model wants a number.
/// </summary>
internal sealed record ScoringColumn(string Name)
{
    public double[]? Numbers { get; init; }
    public string?[]? Texts { get; init; }
    public IReadOnlyList<string> Values { get; init; } = [];

    public int Count => Numbers?.Length ?? Texts?.Length ?? 0;
}
