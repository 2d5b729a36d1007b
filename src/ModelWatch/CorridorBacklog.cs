using ModelWatch.Journal;

namespace ModelWatch;

/// <summary>What a model's journal holds for the fold, in portions that one transaction takes. Not thread safe.</summary>
internal sealed class CorridorBacklog(string model, IEventLog log)
{
    /// <summary>Rows of one transaction of the fold: every touched window is saved once in it, so few large ones cost less.</summary>
    private const int RowsInOneFold = 20_000;
    private const int EntriesInOneRead = 16;

    /// <summary>The next portion after a position; entries of few rows are read in greater numbers.</summary>
    public List<JournalEntry> After(long position)
    {
        var (waiting, rows) = (new List<JournalEntry>(), 0);
        for (var most = EntriesInOneRead; rows < RowsInOneFold;)
        {
            var read = log.Read(model, waiting is [.., var last] ? last.Position : position, most);
            waiting.AddRange(read);
            rows += read.Sum(e => e.Outcomes.Length);
            if (read.Count < most)
            {
                break;
            }

            most = Math.Clamp((int)((long)(RowsInOneFold - rows) * waiting.Count / Math.Max(1, rows)), 1, 16 * EntriesInOneRead);
        }

        return waiting;
    }

    /// <summary>Everything that is still there, a few entries at a time.</summary>
    public IEnumerable<JournalEntry> All()
    {
        for (var entries = log.Read(model, 0, EntriesInOneRead); entries.Count > 0; entries = log.Read(model, entries[^1].Position, EntriesInOneRead))
        {
            foreach (var entry in entries)
            {
                yield return entry;
            }
        }
    }
}
