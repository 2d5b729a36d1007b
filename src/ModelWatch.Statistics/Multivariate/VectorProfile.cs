using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// The one-pass, mergeable state of a vector feature: length, random features, projections on 16 directions; vectors of another dimension or
/// with numbers that are not finite are counted apart. Any order of adding and merging gives the same bytes. Not thread safe.
/// </summary>
public sealed class VectorProfile
{
    private const byte Version = 1;
    private readonly NumericProfile[] projections;
    private readonly double[] units;
    private readonly double[] output;
    private long wrongDimension;
    private long notFinite;

    /// <summary>An empty profile.</summary>
    /// <param name="reference">What the reference fixed.</param>
    public VectorProfile(VectorReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        Reference = reference;
        Features = new RandomFeatureProfile(reference.Features);
        Length = new NumericProfile(reference.LengthEdges);
        projections = [.. reference.DirectionEdges.Select(e => new NumericProfile(e))];
        units = new double[reference.Dimension];
        output = new double[reference.Projection.Width];
    }

    /// <summary>What the reference fixed.</summary>
    public VectorReference Reference { get; }

    /// <summary>Random features, for <see cref="Mmd"/>.</summary>
    public RandomFeatureProfile Features { get; private set; }

    /// <summary>The Euclidean length in the unit of the vectors.</summary>
    public NumericProfile Length { get; private set; }

    /// <summary>Projections on the unit directions, in standard deviations of the reference.</summary>
    public IReadOnlyList<NumericProfile> Projections => projections;

    /// <summary>Vectors added, each counted once; without those counted apart.</summary>
    public long Rows => Length.Rows;

    /// <summary>Weight of the vectors of another dimension.</summary>
    public double WrongDimension => FixedWeight.ToDouble(wrongDimension);

    /// <summary>Weight of the vectors of the right dimension with NaN or an infinity.</summary>
    public double NotFinite => FixedWeight.ToDouble(notFinite);

    /// <summary>Adds one vector, or counts it apart.</summary>
    /// <param name="vector">Any numbers.</param>
    /// <param name="weight">In (0, 2^30]; rounded to a multiple of 2^-24. Weight w equals w repetitions.</param>
    /// <returns>True when it was added.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range.</exception>
    public bool Add(ReadOnlySpan<double> vector, double weight = 1)
    {
        var fixedWeight = FixedWeight.From(weight);
        if (vector.Length != Reference.Dimension)
        {
            wrongDimension = checked(wrongDimension + fixedWeight);
            return false;
        }
        foreach (var number in vector)
        {
            if (double.IsFinite(number))
                continue;
            notFinite = checked(notFinite + fixedWeight);
            return false;
        }
        Reference.Features.Standard.Apply(vector, units);
        Features.AddStandardised(units, fixedWeight);
        Length.Add(VectorReference.Length(vector), weight);
        Reference.Projection.Apply(units, output);
        for (var k = 0; k < projections.Length; k++)
            projections[k].Add(output[k], weight);
        return true;
    }

    /// <summary>A profile of the rows of a sample, with their weights.</summary>
    /// <param name="reference">What the reference fixed.</param>
    /// <param name="rows">The rows.</param>
    public static VectorProfile Of(VectorReference reference, VectorSample rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var profile = new VectorProfile(reference);
        for (var i = 0; i < rows.Rows; i++)
            profile.Add(rows.Row(i), rows.Weights[i]);
        return profile;
    }

    /// <summary>Adds what another profile has seen.</summary>
    /// <param name="other">A profile of the same reference; its figures are not changed.</param>
    /// <exception cref="ArgumentException">The references differ.</exception>
    public void Merge(VectorProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        DemandSame(other);
        Features.Merge(other.Features);
        Length.Merge(other.Length);
        for (var k = 0; k < projections.Length; k++)
            projections[k].Merge(other.projections[k]);
        wrongDimension = checked(wrongDimension + other.wrongDimension);
        notFinite = checked(notFinite + other.notFinite);
    }

    /// <summary>The versioned binary form, about 20 KB.</summary>
    public byte[] ToBytes() => Write(profile => profile.ToBytes());

    /// <summary>The part of the form that does not depend on the order of adding and merging: equal contents give equal bytes.</summary>
    public byte[] ToDigestBytes() => Write(profile => profile.ToDigestBytes());

    private byte[] Write(Func<NumericProfile, byte[]> bytes)
    {
        var sink = new ByteSink();
        sink.Byte(Version);
        sink.Raw(Convert.FromHexString(Reference.Digest).AsSpan(0, 8));
        sink.Whole(wrongDimension);
        sink.Whole(notFinite);
        foreach (var part in projections.Prepend(Length).Select(bytes).Prepend(Features.ToBytes()))
        {
            sink.Whole(part.Length);
            sink.Raw(part);
        }
        return sink.ToArray();
    }

    /// <summary>Reads the form of <see cref="ToBytes"/>.</summary>
    /// <param name="reference">What the profile was made with.</param>
    /// <param name="bytes">The binary form, complete.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged, of another version or of another reference.</exception>
    public static VectorProfile FromBytes(VectorReference reference, ReadOnlySpan<byte> bytes)
    {
        var profile = new VectorProfile(reference);
        var source = new ByteSource(bytes);
        if (source.Byte() != Version)
            throw new InvalidDataException("The vector profile has an unknown version.");
        if (!source.Take(8).SequenceEqual(Convert.FromHexString(reference.Digest).AsSpan(0, 8)))
            throw new InvalidDataException("The vector profile belongs to another reference.");
        profile.wrongDimension = source.Whole();
        profile.notFinite = source.Whole();
        profile.Features = RandomFeatureProfile.FromBytes(reference.Features, source.Take(source.Count(int.MaxValue)));
        profile.Length = NumericProfile.FromBytes(reference.LengthEdges, source.Take(source.Count(int.MaxValue)));
        for (var k = 0; k < profile.projections.Length; k++)
            profile.projections[k] = NumericProfile.FromBytes(reference.DirectionEdges[k], source.Take(source.Count(int.MaxValue)));
        source.Finish();
        return profile;
    }

    internal void DemandSame(VectorProfile other)
    {
        if (!ReferenceEquals(Reference, other.Reference) && Reference.Digest != other.Reference.Digest)
            throw new ArgumentException("Vector profiles of different references do not go together.", nameof(other));
    }
}
