using ModelWatch.Journal.Identities;

namespace ModelWatch.Journal;

/// <summary>Forgets entries whose time has passed, in commits that hold nobody up. Thread safe.</summary>
internal sealed class JournalTrim(CommitQueue queue, IdentityUpkeep upkeep, TimeProvider time)
{
    private const int InOneCommit = 256;
    private const int LabelsInOneCommit = 1000;
    private static readonly TimeSpan ForcedPause = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private long? _forced;

    /// <summary>An entry whose identities are in no run yet stays until they are.</summary>
    /// <exception cref="JournalFault">Not all of it was done.</exception>
    public async Task RunAsync(JournalModel model, long position, long received)
    {
        var last = await CoverAsync(model, position, received);
        for (var trimmed = InOneCommit; trimmed == InOneCommit;)
        {
            await RunAsync(new UpkeepWork(JournalTables.Page, writer =>
            {
                trimmed = writer.Entries.Trim(model.Number, last, received, InOneCommit);
                writer.Entries.Mark(EntryTable.NextPosition, writer.Next);
            }));
        }
    }

    /// <summary>Accepted labels of a model that were received before a time.</summary>
    /// <exception cref="JournalFault">Not all of it was done.</exception>
    public async Task RunLabelsAsync(JournalModel model, long received)
    {
        for (var trimmed = LabelsInOneCommit; trimmed == LabelsInOneCommit;)
        {
            await RunAsync(new UpkeepWork(JournalTables.Page, writer => trimmed = writer.Outcomes.Trim(model.Number, received, LabelsInOneCommit)));
        }
    }

    /// <summary>
    /// How far entries may go. Where some that are due hold identities that only memory has, those are written first, at most every ten
    /// minutes: the same memory serves all models.
    /// </summary>
    private async Task<long> CoverAsync(JournalModel model, long position, long received)
    {
        var covered = upkeep.Flushed;
        if (position > covered && IsForceDue())
        {
            var isDue = false;
            await RunAsync(new UpkeepWork(0, writer => isDue = writer.Entries.IsDue(model.Number, covered, position, received)));
            if (isDue)
            {
                await upkeep.FlushAsync();
            }
            else
            {
                Forget();
            }
        }

        return Math.Min(position, upkeep.Flushed);
    }

    private Task RunAsync(UpkeepWork work) => queue.TryEnqueue(work) is { } fault ? Task.FromException(fault) : work.Done;

    private bool IsForceDue()
    {
        lock (_gate)
        {
            if (_forced is { } then && time.GetElapsedTime(then) < ForcedPause)
            {
                return false;
            }

            _forced = time.GetTimestamp();
            return true;
        }
    }

    private void Forget()
    {
        lock (_gate)
        {
            _forced = null;
        }
    }
}
