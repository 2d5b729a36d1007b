using System.Security.Cryptography;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// Random Fourier features sqrt(2 / D) cos(w . x / sigma + b) of standardised vectors (Rahimi and Recht 2007): their inner product estimates
/// the Gaussian kernel with an error of the order 1 / sqrt D. Fixed by a reference: its mean and deviation a dimension, the median heuristic
/// for sigma, a seed. Features are computed by operations that give the same bits on every machine. Immutable and thread safe.
/// </summary>
public sealed class RandomFeatures
{
    /// <summary>Features unless said.</summary>
    public const int Features = 256;

    /// <summary>Largest dimension of a vector.</summary>
    public const int LargestDimension = 65_536;

    // Below it the rows are one point and a few far ones; angles of far vectors would leave the range of a double.
    private const double SmallestSigma = 1e-6;

    private const int LargestCount = 4096;
    private const byte Version = 1;
    private readonly Projection projection;
    private readonly double[] phases;

    private RandomFeatures(Standardisation standard, double[][] omega, double[] phases, double sigma, long seed, bool drawn)
    {
        Standard = standard;
        (Count, Dimension, Sigma, Seed) = (omega.Length, omega[0].Length, sigma, seed);
        var perTurn = 1 / (2 * Math.PI * sigma);
        projection = new Projection([.. omega.Select(w => Array.ConvertAll(w, x => x * perTurn))]);
        this.phases = new double[projection.Width];
        phases.CopyTo(this.phases, 0);
        Amplitude = Math.Sqrt(2.0 / Count);
        Digest = !drawn ? "" : Convert.ToHexStringLower(SHA256.HashData(ToBytes()));
    }

    /// <summary>Number D of features.</summary>
    public int Count { get; }

    /// <summary>Numbers a vector.</summary>
    public int Dimension { get; }

    /// <summary>Width of the kernel, in standard deviations of the reference.</summary>
    public double Sigma { get; }

    /// <summary>The seed of frequencies and phases.</summary>
    public long Seed { get; }

    /// <summary>Lower-case SHA-256 of the binary form; profiles merge only when it is equal.</summary>
    public string Digest { get; }

    /// <summary>Bound sqrt(2 / D) of a feature.</summary>
    internal double Amplitude { get; }

    internal Standardisation Standard { get; }

    internal int Width => projection.Width;

    /// <summary>
    /// The features of a reference. Sigma is the median distance of its standardised rows (2,000 evenly spaced at most); where that is
    /// below 1e-6, as for constant rows, it is 1.
    /// </summary>
    /// <param name="reference">The reference rows, at least one.</param>
    /// <param name="seed">Any number; the same seed and reference give the same features.</param>
    /// <param name="count">Number D of features, 2 to 4,096.</param>
    /// <exception cref="ArgumentException">There is no row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count or the dimension is out of range.</exception>
    public static RandomFeatures FromReference(VectorSample reference, long seed, int count = Features)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Rows == 0)
            throw new ArgumentException("The reference has no vector.", nameof(reference));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reference.Dimension, LargestDimension);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LargestCount);
        var standard = Standardisation.From(reference);
        var sigma = MedianHeuristic.Sigma(reference.Thinned(MedianHeuristic.LargestSample).Select(standard.One)).Value ?? 1;
        return Draw(standard, sigma < SmallestSigma ? 1 : sigma, seed, count);
    }

    /// <summary>Features with given unit frequencies and phases in radians on vectors as they are; without a binary form.</summary>
    internal static RandomFeatures Given(double[][] omega, double[] phases, double sigma) =>
        new(Standardisation.None(omega[0].Length), omega, Array.ConvertAll(phases, b => b / (2 * Math.PI)), sigma, 0, drawn: false);

    /// <summary>The canonical binary form: version, seed, D, sigma, standardisation.</summary>
    public byte[] ToBytes()
    {
        var sink = new ByteSink();
        sink.Byte(Version);
        sink.Raw(BitConverter.GetBytes(Seed));
        sink.Whole(Count);
        sink.Double(Sigma);
        Standard.Write(sink);
        return sink.ToArray();
    }

    /// <summary>Reads the form of <see cref="ToBytes"/>.</summary>
    /// <param name="bytes">The binary form, complete.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged or of another version.</exception>
    public static RandomFeatures FromBytes(ReadOnlySpan<byte> bytes)
    {
        var source = new ByteSource(bytes);
        if (source.Byte() != Version)
            throw new InvalidDataException("The random features have an unknown version.");
        var seed = BitConverter.ToInt64(source.Take(8));
        var count = source.Count(LargestCount);
        var sigma = source.Double();
        var standard = Standardisation.Read(ref source);
        source.Finish();
        return count >= 2 && sigma >= SmallestSigma && double.IsFinite(sigma) ? Draw(standard, sigma, seed, count) : throw ByteSource.Broken();
    }

    /// <summary>The angles w . x / sigma + b of a standardised vector, in turns; the output has <see cref="Width"/> places.</summary>
    internal void Turns(ReadOnlySpan<double> units, Span<double> output)
    {
        projection.Apply(units, output);
        for (var k = 0; k < Count; k++)
            output[k] += phases[k];
    }

    private static RandomFeatures Draw(Standardisation standard, double sigma, long seed, int count)
    {
        var draws = new FixedDraws(seed);
        var omega = new double[count][];
        var phases = new double[count];
        for (var k = 0; k < count; k++)
        {
            omega[k] = new double[standard.Dimension];
            for (var j = 0; j < standard.Dimension; j++)
                omega[k][j] = draws.Normal();
            phases[k] = draws.Uniform();
        }
        return new RandomFeatures(standard, omega, phases, sigma, seed, drawn: true);
    }
}
