using ModelWatch.Journal;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>What a model's journal holds for the fold, in portions that one transaction takes. Not thread safe.</summary>
internal sealed class CorridorBacklog(string model, IEventLog log)
{
    /// <summary>Rows of one transaction of the fold: every touched window is saved once in it, so few large ones cost less.</summary>
    private const int RowsInOneFold = 20_000;
    private const int EntriesInOneRead = 16;
    private long? _readUpTo;

    /// <summary>The next portion after a position; entries of few rows are read in greater numbers.</summary>
    public List<JournalEntry> After(long position)
    {
        if (position == _readUpTo && log.Head(model) <= position)
        {
            return [];
        }

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

        _readUpTo = waiting.Count == 0 ? position : null;
        return waiting;
    }

    /// <summary>
    /// A portion as far as one decision of <see cref="FoldShare"/> holds: the one that is in force, else one for all that waits. How many rows that are
    /// is counted in the portion and estimated for what is behind it.
    /// </summary>
    public (List<JournalEntry> Entries, FoldShare Share) Shared(List<JournalEntry> portion, long position, FoldShare inForce, long most)
    {
        if (position < inForce.Through)
        {
            return ([.. portion.TakeWhile(entry => entry.Position <= inForce.Through)], inForce);
        }

        var (last, head) = (portion[^1].Position, log.Head(model));
        var through = Math.Max(last, head);
        var rows = portion.Sum(entry => (double)entry.Outcomes.Length) * (through - position) / (last - position);
        return (portion, FoldShare.Of(position, through, (long)rows, most));
    }

    /// <summary>
    /// Everything that is still there up to a position, a few entries at a time. Nothing is asked for after it: what a reader has passed is
    /// let go of by the journal's memory, and the fold has yet to come there.
    /// </summary>
    public IEnumerable<JournalEntry> Until(long position)
    {
        for (long after = 0; after < position;)
        {
            var entries = log.Read(model, after, EntriesInOneRead);
            foreach (var entry in entries.TakeWhile(entry => entry.Position <= position))
            {
                yield return entry;
            }

            after = entries.Count == 0 ? position : entries[^1].Position;
        }
    }
}
