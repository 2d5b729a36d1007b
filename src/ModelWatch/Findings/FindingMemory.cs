namespace ModelWatch.Findings;

/// <summary>What the policy has to know of the past of one model version.</summary>
/// <param name="Firing">Findings that fire, one a key.</param>
/// <param name="AssessedThrough">For each key the start of the newest window that gave a verdict; a revision of an older window cannot change the present.</param>
internal sealed record FindingMemory(IReadOnlyList<Finding> Firing, IReadOnlyDictionary<FindingKey, DateTimeOffset> AssessedThrough)
{
    public static readonly FindingMemory Empty = new([], new Dictionary<FindingKey, DateTimeOffset>());
}
