using System.Numerics;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Text;

public sealed partial class TextProfile
{
    private const byte Version = 1;

    /// <summary>The versioned binary form.</summary>
    public byte[] ToBytes() => Write(Length.ToBytes(), Shapes.ToBytes());

    /// <summary>
    /// The part of the form that does not depend on the order of adding and merging: equal contents give equal bytes. Without heavy values
    /// and repeats of the length, and without the counts of single shapes once there are more than 1,000.
    /// </summary>
    public byte[] ToDigestBytes() => Write(Length.ToDigestBytes(), Shapes.ToDigestBytes());

    private byte[] Write(byte[] length, byte[] shapes)
    {
        var sink = new ByteSink();
        sink.Byte(Version);
        sink.Raw(Convert.FromHexString(Reference.Digest).AsSpan(0, 8));
        foreach (var part in new[] { length, shapes })
        {
            sink.Whole(part.Length);
            sink.Raw(part);
        }
        foreach (var count in cells.Concat([total, cut, withUnknown]))
            sink.Whole(count);
        foreach (var count in classes.Concat([words, unknown, weightSquares, wordSquares]))
            sink.Big(count);
        WriteBuckets(sink);
        return sink.ToArray();
    }

    /// <summary>Reads the form of <see cref="ToBytes"/>.</summary>
    /// <param name="reference">What the profile was made with.</param>
    /// <param name="bytes">The binary form, complete.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged, of another version or of another reference.</exception>
    public static TextProfile FromBytes(TextReference reference, ReadOnlySpan<byte> bytes)
    {
        var profile = new TextProfile(reference);
        var source = new ByteSource(bytes);
        if (source.Byte() != Version)
            throw new InvalidDataException("The text profile has an unknown version.");
        if (!source.Take(8).SequenceEqual(Convert.FromHexString(reference.Digest).AsSpan(0, 8)))
            throw new InvalidDataException("The text profile belongs to another reference.");
        profile.Length = NumericProfile.FromBytes(reference.LengthEdges, source.Take(source.Count(int.MaxValue)));
        profile.Shapes = CategoryProfile.FromBytes(source.Take(source.Count(int.MaxValue)));
        for (var k = 0; k < Cells; k++)
            profile.cells[k] = source.Whole();
        (profile.total, profile.cut, profile.withUnknown) = (source.Whole(), source.Whole(), source.Whole());
        for (var k = 0; k < profile.classes.Length; k++)
            profile.classes[k] = Narrow(source.Big());
        (profile.words, profile.unknown) = (Narrow(source.Big()), Narrow(source.Big()));
        (profile.weightSquares, profile.wordSquares) = (Narrow(source.Big()), Narrow(source.Big()));
        profile.ReadBuckets(ref source);
        source.Finish();
        return profile;
    }

    // Common trailing zero bits are stored once, so that a bucket without weights takes a few bytes.
    private void WriteBuckets(ByteSink sink)
    {
        var any = buckets.Aggregate(Int128.Zero, (bits, count) => bits | count);
        var shift = any == 0 ? 0 : (int)Int128.TrailingZeroCount(any);
        sink.Byte((byte)shift);
        foreach (var count in buckets)
            sink.Big(count >> shift);
    }

    private void ReadBuckets(ref ByteSource source)
    {
        var shift = source.Byte();
        for (var k = 0; k < buckets.Length; k++)
            buckets[k] = Narrow(source.Big()) << shift;
    }

    // All counts of a profile are 0 or more.
    private static Int128 Narrow(BigInteger value) =>
        value.Sign >= 0 && value.GetBitLength() < 128 ? (Int128)value : throw ByteSource.Broken();
}
