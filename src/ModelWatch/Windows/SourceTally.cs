using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>
/// What one source sent into one window: received = accepted + duplicates + rejected, and, where its events carry a sequence, produced = distinct +
/// lost between the least and the largest number. What is lost at the seam of two windows is in neither. Not thread safe.
/// </summary>
internal sealed class SourceTally
{
    public long Accepted { get; set; }

    public long Duplicates { get; set; }

    /// <summary>Refused because the id was known with other content.</summary>
    public long Rejected { get; set; }

    /// <summary>Accepted events without a sequence.</summary>
    public long Unnumbered { get; set; }

    public SequenceSet Sequences { get; init; } = new();

    public void Add(RowOutcome outcome, long sequence)
    {
        switch (outcome)
        {
            case RowOutcome.Duplicate:
                Duplicates++;
                return;
            case RowOutcome.Conflict:
                Rejected++;
                return;
        }

        Accepted++;
        if (sequence < 0)
        {
            Unnumbered++;
        }
        else
        {
            Sequences.Add(sequence);
        }
    }

    public WindowSource ToRecord(string source)
    {
        var why = source == SourceBook.Others ? "several sources" : Unnumbered > 0 ? "no-sequence" : Sequences.IsLost ? "too-many-gaps" : Sequences.Least is null ? "no-events" : null;
        long? lost = why is null ? Sequences.Largest - Sequences.Least + 1 - Sequences.Distinct : null;
        return new WindowSource(source, Accepted + Duplicates + Rejected, Accepted, Duplicates, Rejected, lost, why);
    }
}
