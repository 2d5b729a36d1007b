using System.Buffers;
using ModelWatch.Journal.Identities;

namespace ModelWatch.Journal;

/// <summary>A batch that is ready to be stored: encoded by its sender's thread, so that the committing thread only decides and writes. Buffers are rented.</summary>
internal sealed record EntryDraft(JournalModel Model, EventBatch? Events, LabelBatch? Labels, IdentityBatch? Identities, ArraySegment<byte> IdentityBytes, ArraySegment<byte> Payload)
{
    public const int EventKind = 0, LabelKind = 1;

    public int Kind => Events is null ? LabelKind : EventKind;

    public DateTimeOffset Received => Events?.Received ?? Labels!.Received;

    public long Bytes => Payload.Count + IdentityBytes.Count;

    public static EntryDraft Of(JournalModel model, EventAppend append)
    {
        var identities = IdentityBatch.Of(append.Batch, append.Contents, append.Expires, model.Mix);
        return new EntryDraft(model, append.Batch, null, identities, identities.Rent(), BatchCodec.Rent(append.Batch));
    }

    public static EntryDraft Of(JournalModel model, LabelBatch batch) => new(model, null, batch, null, ArraySegment<byte>.Empty, BatchCodec.Rent(batch));

    /// <summary>Gives the buffers back.</summary>
    public void Return()
    {
        ArrayPool<byte>.Shared.Return(Payload.Array!);
        if (IdentityBytes.Count > 0)
        {
            ArrayPool<byte>.Shared.Return(IdentityBytes.Array!);
        }
    }
}
