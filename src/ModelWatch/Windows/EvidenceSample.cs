using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>
/// The retained events of a window: those with the smallest id hashes. Which rows enter is decided in memory; what entered is written with the
/// window, so that an event that leaves again at once never becomes text. Not thread safe.
/// </summary>
internal sealed class EvidenceSample(IEnumerable<UInt128> known)
{
    private readonly SortedSet<UInt128> _ids = [.. known];
    private readonly Dictionary<UInt128, (EventBatch Batch, int Row)> _entered = [];
    private readonly HashSet<UInt128> _left = [];
    private UInt128 _greatest = known.Any() ? known.Max() : 0;

    /// <summary>Offers a row of a batch to a sample of at most <paramref name="most"/>.</summary>
    public void Offer(EventBatch batch, int row, int most)
    {
        var id = batch.Ids[row];
        if ((_ids.Count >= most && (most == 0 || id >= _greatest)) || !_ids.Add(id))
        {
            return;
        }

        _entered[id] = (batch, row);
        if (_ids.Count > most)
        {
            Leave(_ids.Max);
        }

        _greatest = _ids.Max;
    }

    /// <summary>Ids that were written before and left since.</summary>
    public IReadOnlyCollection<UInt128> Left => _left;

    /// <summary>What entered since it was last written, as text.</summary>
    public IEnumerable<(UInt128 Id, string Event, long Received)> Entered() =>
        _entered.Select(e => (e.Key, EventText.Of(e.Value.Batch, e.Value.Row), e.Value.Batch.Received.UtcTicks));

    /// <summary>All of it is written now: the batches are let go.</summary>
    public void Saved()
    {
        _entered.Clear();
        _left.Clear();
    }

    private void Leave(UInt128 id)
    {
        _ids.Remove(id);
        if (!_entered.Remove(id))
        {
            _left.Add(id);
        }
    }
}
