using System.Runtime.InteropServices;

namespace ModelWatch.Windows;

/// <summary>
/// Says for most ids that they are not in a run of predictions, without a look at the disk (a Bloom filter, Bloom 1970: 12 bits an id and five
/// places, about 0.4 % wrong yeses). Ids are hashes already, so their own bits are the places. Thread safe.
/// </summary>
internal sealed class IdFilter
{
    private const int BitsOfOne = 12, Places = 5;
    private readonly ulong[] _bits;

    private IdFilter(ulong[] bits) => _bits = bits;

    public static IdFilter Of(PredictionRows rows)
    {
        var filter = new IdFilter(new ulong[((rows.Count * BitsOfOne) + 63) / 64]);
        for (var row = 0; row < rows.Count; row++) filter.Add(rows.Id(row));
        return filter;
    }

    public static IdFilter FromBytes(byte[] bytes) => new(MemoryMarshal.Cast<byte, ulong>(bytes).ToArray());

    public byte[] ToBytes() => MemoryMarshal.AsBytes(_bits.AsSpan()).ToArray();

    /// <summary>False: it is not there. True: it may be.</summary>
    public bool MayHold(UInt128 id)
    {
        for (var k = 0; k < Places; k++)
        {
            var place = Place(id, k);
            if ((_bits[place >> 6] & (1UL << (int)(place & 63))) == 0) return false;
        }

        return true;
    }

    private void Add(UInt128 id)
    {
        for (var k = 0; k < Places; k++)
        {
            var place = Place(id, k);
            _bits[place >> 6] |= 1UL << (int)(place & 63);
        }
    }

    private ulong Place(UInt128 id, int k)
    {
        var mixed = (ulong)(id >> 64) + ((ulong)k * ((ulong)id | 1));
        return Math.BigMul(mixed, (ulong)_bits.Length << 6, out _);
    }
}
