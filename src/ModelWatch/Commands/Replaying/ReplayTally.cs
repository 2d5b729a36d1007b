using ModelWatch.Doors;

namespace ModelWatch.Commands.Replaying;

/// <summary>What the service answered so far. Not thread safe.</summary>
internal sealed class ReplayTally
{
    private const int MostReasons = 10;

    public long Records { get; private set; }

    public long Accepted { get; private set; }

    public long Duplicates { get; private set; }

    public long Rejected { get; private set; }

    public long Waiting { get; private set; }

    /// <summary>The first refusals, each with its file and record (from 1).</summary>
    public List<string> Reasons { get; } = [];

    public SortedSet<string> Warnings { get; } = new(StringComparer.Ordinal);

    public void Add(string file, long firstRow, int records, DoorReceipt receipt)
    {
        Records += records;
        Accepted += receipt.Accepted;
        Duplicates += receipt.Duplicates;
        Rejected += receipt.RejectedTotal;
        Waiting += receipt.Waiting;
        foreach (var refused in receipt.Rejected.Take(MostReasons - Reasons.Count))
            Reasons.Add($"{Path.GetFileName(file)} record {firstRow + refused.Index + 1}: {refused.Reason}. {refused.Detail}");
        foreach (var warning in receipt.Warnings.Take(MostReasons)) Warnings.Add(warning);
    }

    public override string ToString() =>
        $"{Records} records: {Accepted} accepted, {Duplicates} duplicates, {Rejected} rejected" + (Waiting > 0 ? $", {Waiting} came as halves of calls" : "");
}
