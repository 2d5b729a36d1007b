using System.Runtime.CompilerServices;

namespace ModelWatch.Journal.Identities;

/// <summary>
/// Says of a hash "never seen" or "maybe". All bits of a hash lie in one block of 64 bytes: one look into memory each. False positives: 0.1 %
/// at 16 bits a row, 1 % at 10, 15 % at 4. Filled by one thread, then read by any.
/// </summary>
internal sealed class BloomFilter
{
    private const int WordsInBlock = 8;
    private readonly ulong[] _words;
    private readonly ulong _blocks;
    private readonly int _probes;

    public BloomFilter(long rows, int bitsARow)
    {
        _blocks = (ulong)Math.Max(1, (rows * bitsARow + 511) / 512);
        _words = new ulong[_blocks * WordsInBlock];
        _probes = Probes(bitsARow);
    }

    /// <summary>A filter as it was stored.</summary>
    public BloomFilter(ulong[] words, int bitsARow)
    {
        _words = words;
        _blocks = (ulong)(words.Length / WordsInBlock);
        _probes = Probes(bitsARow);
    }

    public ReadOnlySpan<ulong> Words => _words;

    public void Add(ulong hash)
    {
        var block = Block(hash);
        var bits = Spread(hash);
        for (var i = 0; i < _probes; i++, bits >>= 9)
        {
            _words[block + (int)(bits & 511) / 64] |= 1ul << (int)(bits & 63);
        }
    }

    public bool MayHold(ulong hash)
    {
        var block = Block(hash);
        var bits = Spread(hash);
        for (var i = 0; i < _probes; i++, bits >>= 9)
        {
            if ((_words[block + (int)(bits & 511) / 64] & 1ul << (int)(bits & 63)) == 0)
            {
                return false;
            }
        }

        return true;
    }

    // Seven times nine bits are all that one hash of 64 bits gives.
    private static int Probes(int bitsARow) => Math.Clamp((int)Math.Round(bitsARow * 0.6), 2, 7);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Block(ulong hash) => (int)Math.BigMul(hash, _blocks, out _) * WordsInBlock;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(ulong hash) => hash * 0xD6E8FEB86659FD93;
}
