namespace ModelWatch.Journal;

/// <summary>Batches of one sender, encoded by its own thread.</summary>
internal sealed class ReadyAppend(IReadOnlyList<EntryDraft> drafts, RecentEntries recent) : AppendWork(recent)
{
    public override long Bytes { get; } = drafts.Sum(draft => draft.Bytes);

    protected override IReadOnlyList<EntryDraft> Take() => drafts;

    protected override void Drop(IReadOnlyList<EntryDraft> taken) => Return(drafts);
}
