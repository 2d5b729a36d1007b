namespace ModelWatch.Windows;

/// <summary>The ids of a window's retained events: the smallest hashes. Not thread safe.</summary>
internal sealed class EvidenceSample(IEnumerable<UInt128> known)
{
    private readonly SortedSet<UInt128> _ids = [.. known];

    /// <summary>True when an event with this id is to be kept; <paramref name="leaves"/> is the one that makes room for it.</summary>
    public bool Enters(UInt128 id, int most, out UInt128? leaves)
    {
        leaves = null;
        if (_ids.Count >= most && (most == 0 || id >= _ids.Max))
        {
            return false;
        }

        if (!_ids.Add(id))
        {
            return false;
        }

        if (_ids.Count > most)
        {
            leaves = _ids.Max;
            _ids.Remove(_ids.Max);
        }

        return true;
    }
}
