using ModelWatch.Intake;

namespace ModelWatch.Doors;

/// <summary>The answer of a foreign door: that of a native one, and what is peculiar to foreign bodies.</summary>
/// <param name="Accepted">Rows that were stored.</param>
/// <param name="Duplicates">Rows or messages that were known.</param>
/// <param name="Rejected">What was refused, by the index of the message or line in the body.</param>
/// <param name="Waiting">Messages stored that wait for the other half of their call.</param>
/// <param name="Warnings">What was left out or assumed while the rest stood.</param>
internal sealed record DoorReceipt(int Accepted, int Duplicates, IReadOnlyList<Rejection> Rejected, int Waiting, IReadOnlyList<string> Warnings)
{
    /// <summary>All that was refused; the list of them is bounded.</summary>
    public int RejectedTotal { get; init; } = Rejected.Count;
}
