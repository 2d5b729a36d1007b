using System.Runtime.InteropServices;

namespace ModelWatch.Journal.Identities;

/// <summary>
/// One sorted run on the disk and what of it is in memory: the first key of each chunk and two filters, 12 to 20 bits a row in all.
/// <paramref name="Position"/> is the newest entry whose identities it holds: of two runs the newer one is right.
/// </summary>
internal sealed record IdentityRun(long Number, long Rows, long Position, ulong[] Fences, BloomFilter Exact, BloomFilter Keys)
{
    /// <summary>Rows whose chunk fits into one page of 16 KiB.</summary>
    public const int RowsInChunk = 340;

    /// <summary>Bits a row of the filter by key alone: it is asked for labels only.</summary>
    public const int KeyBits = 4;
    private const long LargeRun = 4_000_000;

    /// <summary>Bits a row that the exact filter was made with.</summary>
    public required int ExactWidth { get; init; }

    public long MemoryBytes => 8L * (Fences.Length + Exact.Words.Length + Keys.Words.Length);

    /// <summary>Small runs are many and are asked every time: they may spend more.</summary>
    public static int ExactBits(long rows) => rows < LargeRun ? 16 : 10;

    /// <summary>The chunks that may hold a key: mostly one.</summary>
    public (int First, int Last) Chunks(UInt128 key)
    {
        var high = (ulong)(key >> 64);
        var at = Array.BinarySearch(Fences, high);
        if (at < 0)
        {
            return (~at - 1, ~at - 1);
        }

        var (first, last) = (at, at);
        while (first > 0 && Fences[first] == high)
        {
            first--;
        }

        while (last + 1 < Fences.Length && Fences[last + 1] == high)
        {
            last++;
        }

        return (first, last);
    }

    /// <summary>What of the run is in memory, as one array of bytes.</summary>
    public byte[] Index() =>
        [.. MemoryMarshal.AsBytes(Fences.AsSpan()), .. MemoryMarshal.AsBytes(Exact.Words), .. MemoryMarshal.AsBytes(Keys.Words)];

    public static IdentityRun Of(long number, long rows, long position, int chunks, int exactWords, int exactWidth, ReadOnlySpan<byte> index)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(index);
        return new IdentityRun(
            number,
            rows,
            position,
            words[..chunks].ToArray(),
            new BloomFilter(words[chunks..(chunks + exactWords)].ToArray(), exactWidth),
            new BloomFilter(words[(chunks + exactWords)..].ToArray(), KeyBits))
        { ExactWidth = exactWidth };
    }
}
