using System.Numerics;

namespace ModelWatch.Statistics.Profiles;

public sealed partial class NumericProfile
{
    private const byte Version = 2;

    /// <summary>
    /// The canonical, versioned binary form of the whole state, closed with a check sum: equal contents give equal bytes. Common trailing
    /// zero bits of weights and sums are stored once, and each sum takes the bits that its bin can fill.
    /// </summary>
    public byte[] ToBytes() => Write(whole: true);

    /// <summary>
    /// The same without heavy values and repeats: what a window's digest covers. Any order and any split of the same rows give the same bytes.
    /// </summary>
    public byte[] ToDigestBytes() => Write(whole: false);

    /// <summary>Reads the form of <see cref="ToBytes"/>.</summary>
    /// <param name="edges">The edges the profile was made with.</param>
    /// <param name="bytes">The binary form, complete.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged, of another version or of other edges.</exception>
    public static NumericProfile FromBytes(NumericEdges edges, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (bytes.IsEmpty || bytes[0] != Version)
            throw new InvalidDataException($"The numeric profile is not of version {Version}.");
        var source = new BitSource(bytes);
        source.Bits(8);
        foreach (var part in Convert.FromHexString(edges.Digest).AsSpan(0, 8))
        {
            if (source.Bits(8) != part)
                throw new InvalidDataException("The numeric profile belongs to other edges.");
        }
        var profile = new NumericProfile(edges) { Rows = source.Count() };
        if (profile.Rows > 0)
            profile.ReadContents(ref source);
        profile.heavy = HeavyCounters.Read(ref source);
        profile.repeats = RepeatCounts.Read(ref source);
        source.Finish();
        return profile;
    }

    private byte[] Write(bool whole)
    {
        var sink = new BitSink();
        sink.Bits(Version, 8);
        foreach (var part in Convert.FromHexString(Edges.Digest).AsSpan(0, 8))
            sink.Bits(part, 8);
        sink.Count(Rows);
        if (Rows > 0)
            WriteContents(sink);
        if (whole)
        {
            heavy.Write(sink);
            repeats.Write(sink);
        }
        return sink.ToArray();
    }

    private void WriteContents(BitSink sink)
    {
        sink.Double(min);
        sink.Double(max);
        long anyCount = 0;
        foreach (var (_, weight) in magnitudes.Ordered())
            anyCount |= weight;
        foreach (var count in counts)
            anyCount |= count;
        var anySum = UInt128.Zero;
        for (var slot = 1; slot < scale.Factors.Length; slot++)
            anySum |= new UInt128(sumHigh[slot], sumLow[slot]);
        var countShift = BitOperations.TrailingZeroCount(anyCount);
        var sumShift = anySum == 0 ? 0 : (int)UInt128.TrailingZeroCount(anySum);
        sink.Bits((ulong)countShift, 6);
        sink.Bits((ulong)sumShift, 7);
        for (var bin = 0; bin < Edges.Bins; bin++)
        {
            sink.Count(counts[bin] >> countShift);
            var slot = scale.Slots[bin];
            if (slot != 0)
                sink.Wide(new UInt128(sumHigh[slot], sumLow[slot]) >> sumShift, SumBits(bin, sumShift));
        }
        moments.Write(sink);
        sink.Bits(far is null ? 0UL : 1, 1);
        far?.Write(sink);
        magnitudes.Write(sink, countShift);
        WriteDecimals(sink);
    }

    private void ReadContents(ref BitSource source)
    {
        min = source.Finite();
        max = source.Finite();
        var countShift = (int)source.Bits(6);
        var sumShift = (int)source.Bits(7);
        for (var bin = 0; bin < Edges.Bins; bin++)
        {
            counts[bin] = source.Count(long.MaxValue >> countShift) << countShift;
            if (counts[bin] > long.MaxValue - total)
                throw ByteSource.Broken();
            total += counts[bin];
            var slot = scale.Slots[bin];
            if (slot == 0)
                continue;
            var sum = source.Wide(SumBits(bin, sumShift)) << sumShift;
            (sumHigh[slot], sumLow[slot]) = ((ulong)(sum >> 64), (ulong)sum);
        }
        moments = ExactMoments.Read(ref source);
        if (source.Bits(1) == 1)
            far = FarValues.Read(ref source);
        magnitudes.Read(ref source, countShift);
        ReadDecimals(ref source);
        if (total == 0 || min > max)
            throw ByteSource.Broken();
    }

    /// <summary>Bits of the largest sum that a bin of this weight can have.</summary>
    private int SumBits(int bin, int shift)
    {
        var edges = Edges.Values;
        var start = scale.Starts[scale.Slots[bin]];
        var end = bin == 0 || bin == edges.Length ? FixedScale.FarUnits : FixedScale.Units(edges[bin], Math.ScaleB(1, -scale.Exponent(bin)));
        var most = (UInt128)counts[bin] * (ulong)(end - start);
        return 128 - (int)UInt128.LeadingZeroCount(most >> shift);
    }
}
