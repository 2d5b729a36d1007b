namespace ModelWatch.Artefacts;

/// <summary>The outputs of a model for some rows, or why there are none.</summary>
internal sealed record Scored(IReadOnlyList<ScoredOutput> Outputs, string? Why)
{
    public static Scored Failed(string why) => new([], why);
}
