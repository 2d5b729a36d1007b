using System.Text.Json.Serialization;

namespace ModelWatch.Intake;

/// <summary>
/// The answer to a body: what was stored, what was known already, what was refused. The list of refusals is bounded, their number is not:
/// <c>accepted + duplicates + rejectedTotal</c> is what came.
/// </summary>
internal sealed record Receipt(int Accepted, int Duplicates, IReadOnlyList<Rejection> Rejected)
{
    /// <summary>What was taken and will not do what its sender may expect; absent where there is nothing to say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Warnings { get; init; }

    public int RejectedTotal { get; init; } = Rejected is RejectionList list ? list.Total : Rejected.Count;
}
