namespace ModelWatch.Intake;

/// <summary>
/// The texts that a column has met, found by their bytes, with the code that each has in the batch at hand; so a known text makes no string.
/// It outlives a batch while it is small. Not thread safe.
/// </summary>
internal sealed class TextTable
{
    private const int MostKept = 256;
    private const int MostBytesKept = 8 * 1024;
    private Slot[] _slots = [];
    private byte[] _bytes = [];
    private int _used;
    private int _count;
    private int _batch;

    /// <summary>Where the text is, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text, ulong hash)
    {
        if (_slots.Length == 0)
        {
            return -1;
        }

        var mask = _slots.Length - 1;
        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            ref readonly var slot = ref _slots[at];
            if (slot.Length == 0)
            {
                return -1;
            }

            if (slot.Hash == hash && _bytes.AsSpan(slot.Start, slot.Length - 1).SequenceEqual(text))
            {
                return at;
            }
        }
    }

    /// <summary>What the text was known as.</summary>
    public KnownText this[int at] => _slots[at].Known;

    /// <summary>The code in this batch; false until it is given.</summary>
    public bool TryCode(int at, out int code)
    {
        ref readonly var slot = ref _slots[at];
        code = slot.Code;
        return slot.Batch == _batch;
    }

    public void SetCode(int at, int code) => (_slots[at].Code, _slots[at].Batch) = (code, _batch);

    /// <summary>Adds a text that is not there, and says where.</summary>
    public int Add(ReadOnlySpan<byte> text, ulong hash, KnownText known)
    {
        if (2 * (_count + 1) > _slots.Length)
        {
            Grow();
        }

        if (_used + text.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(256, Math.Max(_used + text.Length, _bytes.Length * 2)));
        }

        text.CopyTo(_bytes.AsSpan(_used));
        var at = Free(_slots, hash);
        // The length is kept plus one, so that an empty slot is all zeros.
        _slots[at] = new Slot { Hash = hash, Start = _used, Length = text.Length + 1, Known = known, Batch = -1 };
        _used += text.Length;
        _count++;
        return at;
    }

    /// <summary>A new batch: codes are given anew. A table that has grown is emptied, and one that must not keep values.</summary>
    public void Begin(bool forget)
    {
        _batch++;
        if (_count > 0 && (forget || _count > MostKept || _used > MostBytesKept))
        {
            (_slots, _bytes, _used, _count) = ([], [], 0, 0);
        }
    }

    private static int Free(Slot[] slots, ulong hash)
    {
        var mask = slots.Length - 1;
        var at = (int)hash & mask;
        while (slots[at].Length != 0)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        var grown = new Slot[Math.Max(16, _slots.Length * 2)];
        foreach (var slot in _slots)
        {
            if (slot.Length != 0)
            {
                grown[Free(grown, slot.Hash)] = slot;
            }
        }

        _slots = grown;
    }

    private struct Slot
    {
        public ulong Hash;
        public int Start;
        public int Length;
        public int Code;
        public int Batch;
        public KnownText Known;
    }
}
