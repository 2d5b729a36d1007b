using System.Runtime.InteropServices;

namespace ModelWatch.Journal.Identities;

/// <summary>Takes sorted rows and makes chunks, fences and filters of them.</summary>
internal sealed class IdentityRunBuilder(long number, long expected)
{
    private readonly BloomFilter _exact = new(expected, IdentityRun.ExactBits(expected));
    private readonly BloomFilter _keys = new(expected, IdentityRun.KeyBits);
    private readonly List<ulong> _fences = [];
    private readonly IdentityRow[] _chunk = new IdentityRow[IdentityRun.RowsInChunk];
    private List<(int Chunk, byte[] Rows)> _ready = [];
    private UInt128? _lastKey;
    private int _filled;

    public long Number => number;

    public long Rows { get; private set; }

    /// <summary>Chunks that are complete and not yet taken.</summary>
    public int Ready => _ready.Count;

    public void Add(in IdentityRow row)
    {
        if (_filled == 0)
        {
            _fences.Add((ulong)(row.Key >> 64));
        }

        _exact.Add(IdentityHash.Of(row.Key, row.Source));
        if (_lastKey != row.Key)
        {
            _keys.Add(IdentityHash.OfKey(row.Key));
            _lastKey = row.Key;
        }

        _chunk[_filled++] = row;
        Rows++;
        if (_filled == _chunk.Length)
        {
            CloseChunk();
        }
    }

    public IReadOnlyList<(int Chunk, byte[] Rows)> Take()
    {
        var taken = _ready;
        _ready = [];
        return taken;
    }

    /// <summary>The run; its last chunk is ready.</summary>
    public IdentityRun Finish(long position)
    {
        if (_filled > 0)
        {
            CloseChunk();
        }

        // The filter has the width of what was expected, and so has the run that is read from the disk.
        return new IdentityRun(number, Rows, position, [.. _fences], _exact, _keys) { ExactWidth = IdentityRun.ExactBits(expected) };
    }

    private void CloseChunk()
    {
        _ready.Add((_fences.Count - 1, MemoryMarshal.AsBytes(_chunk.AsSpan(0, _filled)).ToArray()));
        _filled = 0;
    }
}
