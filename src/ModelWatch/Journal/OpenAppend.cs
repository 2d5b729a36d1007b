namespace ModelWatch.Journal;

/// <summary>A batch that many senders still fill: sealed and encoded once its commit has begun.</summary>
internal sealed class OpenAppend(IOpenBatch batch, Func<EventAppend, EntryDraft> encode, RecentEntries recent) : AppendWork(recent)
{
    private IReadOnlyList<EventAppend>? _sealed;

    public override long Bytes { get; } = batch.Bytes;

    public override int Senders => batch.Senders;

    protected override IReadOnlyList<EntryDraft> Take() => [.. (_sealed ??= batch.Seal()).Select(encode)];

    protected override void Drop(IReadOnlyList<EntryDraft> taken)
    {
        batch.Close();
        Return(taken);
    }
}
