using System.Security.Cryptography;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// What the profiles of a vector feature are made with, fixed by its reference: random features, unit directions in the units of the
/// reference's standard deviations with the edges of the projections, and the edges of the length. Immutable and thread safe.
/// </summary>
public sealed class VectorReference
{
    /// <summary>Number of directions.</summary>
    public const int Directions = 16;

    /// <summary>Quantile steps of the edges a direction: the mean over directions needs fewer than a feature of its own.</summary>
    public const int DirectionBins = 64;

    private const byte Version = 1;
    private readonly NumericEdges[] edges;

    private VectorReference(RandomFeatures features, NumericEdges length, NumericEdges[] edges, Projection projection)
    {
        (Features, LengthEdges, this.edges, Projection) = (features, length, edges, projection);
        Digest = Convert.ToHexStringLower(SHA256.HashData(ToBytes()));
    }

    /// <summary>The random features.</summary>
    public RandomFeatures Features { get; }

    /// <summary>Numbers a vector.</summary>
    public int Dimension => Features.Dimension;

    /// <summary>The edges of the vectors' Euclidean length.</summary>
    public NumericEdges LengthEdges { get; }

    /// <summary>The edges of the projections, a direction.</summary>
    public IReadOnlyList<NumericEdges> DirectionEdges => edges;

    /// <summary>Lower-case SHA-256 of the binary form; profiles merge only when it is equal.</summary>
    public string Digest { get; }

    internal Projection Projection { get; }

    /// <summary>Fixes what the profiles of a reference are made with.</summary>
    /// <param name="reference">The reference rows, at least one.</param>
    /// <param name="seed">Any number; the same seed and rows give the same result.</param>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static VectorReference From(VectorSample reference, long seed)
    {
        var features = RandomFeatures.FromReference(reference, seed);
        var projection = DirectionsOf(reference.Dimension, seed);
        var projected = new double[Directions][];
        for (var k = 0; k < Directions; k++)
            projected[k] = new double[reference.Rows];
        Span<double> units = new double[reference.Dimension], output = new double[projection.Width];
        var lengths = new double[reference.Rows];
        for (var i = 0; i < reference.Rows; i++)
        {
            lengths[i] = Length(reference.Row(i));
            features.Standard.Apply(reference.Row(i), units);
            projection.Apply(units, output);
            for (var k = 0; k < Directions; k++)
                projected[k][i] = output[k];
        }
        return new VectorReference(features, NumericEdges.FromSorted(SortedSample.From(lengths)),
            Array.ConvertAll(projected, p => NumericEdges.FromSorted(SortedSample.From(p), DirectionBins)), projection);
    }

    /// <summary>The canonical, versioned binary form.</summary>
    public byte[] ToBytes()
    {
        var sink = new ByteSink();
        sink.Byte(Version);
        foreach (var part in edges.Select(e => e.ToBytes()).Prepend(LengthEdges.ToBytes()).Prepend(Features.ToBytes()))
        {
            sink.Whole(part.Length);
            sink.Raw(part);
        }
        return sink.ToArray();
    }

    /// <summary>Reads the form of <see cref="ToBytes"/>.</summary>
    /// <param name="bytes">The binary form, complete.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged or of another version.</exception>
    public static VectorReference FromBytes(ReadOnlySpan<byte> bytes)
    {
        var source = new ByteSource(bytes);
        if (source.Byte() != Version)
            throw new InvalidDataException("The vector reference has an unknown version.");
        var features = RandomFeatures.FromBytes(source.Take(source.Count(int.MaxValue)));
        var length = NumericEdges.FromBytes(source.Take(source.Count(int.MaxValue)));
        var edges = new NumericEdges[Directions];
        for (var k = 0; k < Directions; k++)
            edges[k] = NumericEdges.FromBytes(source.Take(source.Count(int.MaxValue)));
        source.Finish();
        return new VectorReference(features, length, edges, DirectionsOf(features.Dimension, features.Seed));
    }

    /// <summary>The Euclidean length; the largest double where it is beyond.</summary>
    internal static double Length(ReadOnlySpan<double> vector)
    {
        double square = 0;
        foreach (var number in vector)
            square += number * number;
        return Math.Min(double.MaxValue, Math.Sqrt(square));
    }

    // The features draw from the seed itself; another stream keeps the directions independent of them.
    private static Projection DirectionsOf(int dimension, long seed) => new(UnitDirections.Draw(dimension, Directions, ~seed));
}
