namespace ModelWatch.Journal;

/// <summary>One appended batch. Exactly one of <paramref name="Events"/> and <paramref name="Labels"/> is set; <paramref name="Outcomes"/> has a value a row, and only accepted rows count.</summary>
internal sealed record JournalEntry(long Position, string Model, EventBatch? Events, LabelBatch? Labels, RowOutcome[] Outcomes);
