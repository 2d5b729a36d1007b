using System.Numerics;

namespace ModelWatch.Journal.Identities;

/// <summary>
/// Identities of recent entries: rows in order of arrival, an open-addressing index by (key, source) and chains by key. About 64 bytes a row.
/// One writer; read by others only once nothing is added any more.
/// </summary>
internal sealed class IdentityMemory
{
    private const int Smallest = 1024;
    private IdentityRow[] _rows = new IdentityRow[Smallest];
    private int[] _next = new int[Smallest];

    // Both indexes hold the number of a row + 1; they have twice as many places as there is room for rows, and half as many.
    private int[] _exact = new int[2 * Smallest];
    private int[] _heads = new int[Smallest / 2];
    private readonly List<(int Row, IdentityRow Before)> _replaced = [];

    public int Count { get; private set; }

    public ReadOnlySpan<IdentityRow> Rows => _rows.AsSpan(0, Count);

    /// <summary>The row of that identity, or -1.</summary>
    public int Find(UInt128 key, ulong source)
    {
        var place = (int)IdentityHash.Of(key, source) & (_exact.Length - 1);
        while (_exact[place] is var row and > 0)
        {
            if (_rows[row - 1].IsOf(key, source))
            {
                return row - 1;
            }

            place = (place + 1) & (_exact.Length - 1);
        }

        return -1;
    }

    public ref readonly IdentityRow At(int row) => ref _rows[row];

    /// <summary>Adds an identity that is not there.</summary>
    public void Add(in IdentityRow identity)
    {
        if (Count == _rows.Length)
        {
            Grow();
        }

        _rows[Count] = identity;
        Index(Count++);
    }

    /// <summary>Puts an identity in the place of an expired one of the same key and source.</summary>
    public void Replace(int row, in IdentityRow identity)
    {
        _replaced.Add((row, _rows[row]));
        _rows[row] = identity;
    }

    /// <summary>Forgets what came after there were <paramref name="count"/> rows: the commit failed.</summary>
    public void Undo(int count)
    {
        for (var i = _replaced.Count - 1; i >= 0; i--)
        {
            _rows[_replaced[i].Row] = _replaced[i].Before;
        }

        _replaced.Clear();
        while (Count > count)
        {
            Unindex(--Count);
        }
    }

    /// <summary>What was added stays.</summary>
    public void Keep() => _replaced.Clear();

    /// <summary>Adds the sources of a key, as long as there are fewer than two.</summary>
    public void Sources(UInt128 key, HashSet<ulong> sources)
    {
        for (var row = _heads[Bucket(key)]; row > 0 && sources.Count < 2; row = _next[row - 1])
        {
            if (_rows[row - 1].Key == key)
            {
                sources.Add(_rows[row - 1].Source);
            }
        }
    }

    private int Bucket(UInt128 key) => (int)IdentityHash.OfKey(key) & (_heads.Length - 1);

    private void Index(int row)
    {
        ref readonly var identity = ref _rows[row];
        var place = (int)IdentityHash.Of(identity.Key, identity.Source) & (_exact.Length - 1);
        while (_exact[place] != 0)
        {
            place = (place + 1) & (_exact.Length - 1);
        }

        _exact[place] = row + 1;
        ref var head = ref _heads[Bucket(identity.Key)];
        _next[row] = head;
        head = row + 1;
    }

    /// <summary>The newest row goes first, so nothing that lies behind it in the index was pushed there by it.</summary>
    private void Unindex(int row)
    {
        ref readonly var identity = ref _rows[row];
        var place = (int)IdentityHash.Of(identity.Key, identity.Source) & (_exact.Length - 1);
        while (_exact[place] != row + 1)
        {
            place = (place + 1) & (_exact.Length - 1);
        }

        _exact[place] = 0;
        _heads[Bucket(identity.Key)] = _next[row];
    }

    private void Grow()
    {
        var room = (int)BitOperations.RoundUpToPowerOf2((uint)_rows.Length + 1);
        Array.Resize(ref _rows, room);
        Array.Resize(ref _next, room);
        _exact = new int[2 * room];
        _heads = new int[room / 2];
        for (var row = 0; row < Count; row++)
        {
            Index(row);
        }
    }
}
