namespace ModelWatch.Journal;

/// <summary>
/// What was just committed, so that the fold reads neither disk nor code. Bounded over all models: the oldest go first, and those that a
/// reader has passed. Thread safe.
/// </summary>
internal sealed class RecentEntries(long most)
{
    private const int ColumnOverhead = 400;
    private readonly Lock _gate = new();
    private readonly Dictionary<JournalModel, Shelf> _shelves = [];
    private readonly LinkedList<Item> _byAge = [];

    /// <summary>Estimated size of what is kept.</summary>
    public long Bytes { get; private set; }

    public void Add(EntryDraft draft, long position, long appended, RowOutcome[] outcomes)
    {
        var entry = new JournalEntry(position, draft.Model.Name, draft.Events, draft.Labels, outcomes);
        var bytes = draft.Events is { } events ? HeldBytes(events) : ColumnOverhead + 2 * draft.Bytes;
        lock (_gate)
        {
            // The first that is kept of a model begins its shelf: what came before is on the disk.
            if (!_shelves.TryGetValue(draft.Model, out var shelf))
            {
                _shelves[draft.Model] = shelf = new Shelf { From = draft.Model.FormerHead };
            }

            shelf.Items.Enqueue(_byAge.AddLast(new Item(entry, shelf, bytes, appended)));
            Bytes += bytes;
            while (Bytes > most && _byAge.First is { } oldest)
            {
                Drop(oldest.Value.Shelf);
            }
        }
    }

    /// <summary>Entries after a position with the bytes that the model had by each, or null where memory does not reach back to it.</summary>
    public List<(JournalEntry Entry, long Appended)>? Read(JournalModel model, long after, int count)
    {
        lock (_gate)
        {
            if (!_shelves.TryGetValue(model, out var shelf))
            {
                return null;
            }

            DropUpTo(shelf, after);
            return after < shelf.From ? null : [.. shelf.Items.Take(count).Select(item => (item.Value.Entry, item.Value.Appended))];
        }
    }

    /// <summary>Entries of a model up to a position are no longer wanted.</summary>
    public void Forget(JournalModel model, long position)
    {
        lock (_gate)
        {
            if (_shelves.TryGetValue(model, out var shelf))
            {
                DropUpTo(shelf, position);
            }
        }
    }

    /// <summary>What a batch takes in memory, where numbers are not packed; arrays of one value belong to all batches.</summary>
    private static long HeldBytes(EventBatch events)
    {
        long bytes = ColumnOverhead + 140L * events.Count;
        foreach (var column in events.Columns)
        {
            bytes += ColumnOverhead + sizeof(double) * (column.Numbers.Length + column.Items.Length) + (column.Shape == ColumnShape.Number ? 0 : sizeof(int) * column.Codes.Length);
        }

        return bytes;
    }

    private void DropUpTo(Shelf shelf, long position)
    {
        while (shelf.Items.TryPeek(out var first) && first.Value.Entry.Position <= position)
        {
            Drop(shelf);
        }
    }

    private void Drop(Shelf shelf)
    {
        var item = shelf.Items.Dequeue();
        shelf.From = item.Value.Entry.Position;
        Bytes -= item.Value.Bytes;
        _byAge.Remove(item);
    }

    private sealed record Item(JournalEntry Entry, Shelf Shelf, long Bytes, long Appended);

    /// <summary>Holds every committed entry of a model after <see cref="From"/>.</summary>
    private sealed class Shelf
    {
        public Queue<LinkedListNode<Item>> Items { get; } = [];

        public long From { get; set; }
    }
}
