using System.Numerics;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Multivariate;

public sealed partial class RandomFeatureProfile
{
    private const byte Version = 1;

    /// <summary>Effective number of rows (sum w)^2 / sum w^2; 0 when empty.</summary>
    public double EffectiveRows => Rows == 0 ? 0 : (double)total * total / (double)weightSquares;

    /// <summary>The mean of each feature, in [-sqrt(2 / D), sqrt(2 / D)]; null when empty.</summary>
    public double[]? Means()
    {
        CloseBatch();
        return Rows == 0 ? null : Array.ConvertAll(sums, sum => (double)sum / total / Unit);
    }

    /// <summary>Mean squared length of the feature vectors, near 1; null when empty.</summary>
    internal double? MeanSquare()
    {
        CloseBatch();
        return Rows == 0 ? null : (double)length / total / Unit;
    }

    /// <summary>The canonical, versioned binary form: equal contents give equal bytes; about 2 KB at 256 features.</summary>
    public byte[] ToBytes()
    {
        var sink = new ByteSink();
        sink.Byte(Version);
        sink.Raw(Convert.FromHexString(Features.Digest).AsSpan(0, 8));
        Write(sink);
        return sink.ToArray();
    }

    /// <summary>Reads the form of <see cref="ToBytes"/>.</summary>
    /// <param name="features">The features the profile was made with.</param>
    /// <param name="bytes">The binary form, complete.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged, of another version or of other features.</exception>
    public static RandomFeatureProfile FromBytes(RandomFeatures features, ReadOnlySpan<byte> bytes)
    {
        var profile = new RandomFeatureProfile(features);
        var source = new ByteSource(bytes);
        if (source.Byte() != Version)
            throw new InvalidDataException("The random feature profile has an unknown version.");
        if (!source.Take(8).SequenceEqual(Convert.FromHexString(features.Digest).AsSpan(0, 8)))
            throw new InvalidDataException("The profile belongs to other random features.");
        profile.Read(ref source);
        source.Finish();
        return profile;
    }

    internal void Write(ByteSink sink)
    {
        CloseBatch();
        sink.Whole(Rows);
        if (Rows == 0)
            return;
        sink.Whole(total);
        sink.Big(weightSquares);
        sink.Big(length);
        var any = sums.Aggregate(Int128.Zero, (bits, sum) => bits | sum);
        var shift = any == 0 ? 0 : (int)Int128.TrailingZeroCount(any);
        sink.Byte((byte)shift);
        foreach (var sum in sums)
            sink.Big(sum >> shift);
    }

    internal void Read(ref ByteSource source)
    {
        Rows = source.Whole();
        if (Rows == 0)
            return;
        total = source.Whole();
        weightSquares = Narrow(source.Big());
        length = Narrow(source.Big());
        var shift = source.Byte();
        for (var k = 0; k < sums.Length; k++)
            sums[k] = Narrow(source.Big()) << shift;
        if (total <= 0 || weightSquares <= 0)
            throw ByteSource.Broken();
    }

    private static Int128 Narrow(BigInteger value) => value.GetBitLength() < 128 ? (Int128)value : throw ByteSource.Broken();
}
