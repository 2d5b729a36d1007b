using System.Numerics;

namespace ModelWatch.Statistics.Profiles;

public sealed partial class NumericProfile
{
    private const byte Version = 1;

    /// <summary>
    /// The canonical, versioned binary form (little endian): equal contents give equal bytes. Common trailing zero bits of counts and sums
    /// are stored once, so a profile without weights takes about 3 KB at 200 bins.
    /// </summary>
    public byte[] ToBytes()
    {
        var sink = new ByteSink();
        sink.Byte(Version);
        sink.Raw(Convert.FromHexString(Edges.Digest).AsSpan(0, 8));
        sink.Whole(Rows);
        if (Rows > 0)
            WriteContents(sink);
        return sink.ToArray();
    }

    /// <summary>Reads the form of <see cref="ToBytes"/>.</summary>
    /// <param name="edges">The edges the profile was made with.</param>
    /// <param name="bytes">The binary form, complete.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged, of another version or of other edges.</exception>
    public static NumericProfile FromBytes(NumericEdges edges, ReadOnlySpan<byte> bytes)
    {
        var profile = new NumericProfile(edges);
        var source = new ByteSource(bytes);
        if (source.Byte() != Version)
            throw new InvalidDataException("The numeric profile has an unknown version.");
        if (!source.Take(8).SequenceEqual(Convert.FromHexString(edges.Digest).AsSpan(0, 8)))
            throw new InvalidDataException("The numeric profile belongs to other edges.");
        profile.Rows = source.Whole();
        if (profile.Rows > 0)
            profile.ReadContents(ref source);
        source.Finish();
        return profile;
    }

    private void WriteContents(ByteSink sink)
    {
        sink.Double(min);
        sink.Double(max);
        long anyCount = 0;
        var anySum = Int128.Zero;
        for (var k = 0; k < counts.Length; k++)
        {
            anyCount |= counts[k];
            anySum |= sums[k];
        }
        var countShift = (int)long.TrailingZeroCount(anyCount);
        var sumShift = anySum == 0 ? 0 : (int)Int128.TrailingZeroCount(anySum);
        sink.Byte((byte)countShift);
        sink.Byte((byte)sumShift);
        for (var k = 0; k < counts.Length; k++)
        {
            sink.Whole(counts[k] >> countShift);
            if (counts[k] != 0)
                sink.Big((BigInteger)(sums[k] >> sumShift));
        }
        sink.Big(deviation);
        sink.Big(squareHigh);
        sink.Big(squareLow);
        sink.Byte(far is null ? (byte)0 : (byte)1);
        far?.Write(sink);
    }

    private void ReadContents(ref ByteSource source)
    {
        min = source.Double();
        max = source.Double();
        int countShift = source.Byte(), sumShift = source.Byte();
        for (var k = 0; k < counts.Length; k++)
        {
            counts[k] = source.Whole() << countShift;
            if (counts[k] != 0)
                sums[k] = Narrow(source.Big()) << sumShift;
        }
        deviation = Narrow(source.Big());
        squareHigh = Narrow(source.Big());
        squareLow = Narrow(source.Big());
        if (source.Byte() == 1)
            far = FarValues.Read(ref source);
    }

    private static Int128 Narrow(BigInteger value) =>
        value.GetBitLength() < 128 ? (Int128)value : throw ByteSource.Broken();
}
