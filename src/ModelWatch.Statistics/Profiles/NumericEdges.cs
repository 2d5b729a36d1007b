using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// The bin edges of a numeric feature, fixed by its reference: inverted-CDF quantiles k/B, the largest value, the number just below
/// the smallest value, and the number just below each heavy repeated edge, so that an atom has a bin of its own.
/// Bin k holds (edge k-1, edge k]; bin 0 all at or below edge 0, the last bin all above the last edge.
/// Immutable and thread safe.
/// </summary>
public sealed class NumericEdges
{
    private const byte Version = 1;
    private readonly double[] values;
    private readonly EdgeGrid grid;
    private readonly FixedScale scale;
    private readonly byte[] digest;

    private NumericEdges(double[] values, double maxBinMass, int bins)
    {
        this.values = values;
        MaxBinMass = maxBinMass;
        Resolution = bins;
        grid = new EdgeGrid(values);
        scale = FixedScale.From(values);
        digest = SHA256.HashData(ToBytes());
        Digest = Convert.ToHexStringLower(digest);
    }

    /// <summary>The edges, strictly ascending, finite, at least two.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Number of bins: edges plus one.</summary>
    public int Bins => values.Length + 1;

    /// <summary>The number B of quantile steps the edges were made with (200 unless said).</summary>
    public int Resolution { get; }

    /// <summary>Largest reference share, in [0, 1], of a bin that is more than a single number: the bound of the error of a binned KS.</summary>
    public double MaxBinMass { get; }

    /// <summary>The fixed-point scales of the sums over these edges.</summary>
    public FixedScale Scale => scale;

    /// <summary>Lower-case SHA-256 of the binary form; profiles merge only when it is equal.</summary>
    public string Digest { get; }

    /// <summary>The first eight bytes of <see cref="Digest"/>.</summary>
    internal ReadOnlySpan<byte> DigestHead => digest.AsSpan(0, 8);

    /// <summary>The edges of a reference sample.</summary>
    /// <param name="sorted">The finite reference values in ascending order; at least one.</param>
    /// <param name="bins">The number B of quantile steps, 1 to 4096; 200 holds deciles and twentieths exactly.</param>
    /// <exception cref="ArgumentException">The sample is empty, not sorted or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is out of range.</exception>
    public static NumericEdges FromSorted(ReadOnlySpan<double> sorted, int bins = 200)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins, 4096);
        SortedSample.Demand(sorted);
        var edges = QuantileEdges.Of(sorted, bins, outer: true);
        return new NumericEdges(edges, QuantileEdges.MaxBinMass(sorted, edges), bins);
    }

    /// <summary>The bin of a finite number: how many edges are below it.</summary>
    /// <param name="value">A finite number.</param>
    /// <returns>0 to the number of edges, inclusive.</returns>
    public int Find(double value) => grid.Find(value);

    /// <summary>The bins of many finite numbers; lengths are multiples of eight.</summary>
    internal void FindAll(ReadOnlySpan<double> finiteValues, Span<long> bins) => grid.FindAll(finiteValues, bins);

    /// <summary>True when the bin can hold one number only, so that no point lies inside it.</summary>
    /// <param name="bin">0 to <see cref="Bins"/> - 1.</param>
    public bool IsSingleNumber(int bin) => bin > 0 && bin < values.Length && Math.BitIncrement(values[bin - 1]) == values[bin];

    /// <summary>The canonical binary form: version, B, largest bin mass, number of edges, edges (little endian).</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[1 + 4 + 8 + 4 + 8 * values.Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1), Resolution);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(5), MaxBinMass);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(13), values.Length);
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(17 + 8 * i), values[i]);
        return bytes;
    }

    /// <summary>Reads the form of <see cref="ToBytes"/>.</summary>
    /// <param name="bytes">The binary form, complete.</param>
    /// <exception cref="InvalidDataException">The bytes are not edges of a known version.</exception>
    public static NumericEdges FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 17 || bytes[0] != Version)
            throw new InvalidDataException("These bytes are not numeric edges of version 1.");
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[13..]);
        if (count < 2 || count > 16384 || bytes.Length != 17 + 8 * count)
            throw new InvalidDataException("The number of edges does not fit the length.");
        var edges = new double[count];
        for (var i = 0; i < count; i++)
            edges[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(17 + 8 * i)..]);
        for (var i = 0; i < count; i++)
        {
            if (!double.IsFinite(edges[i]) || (i > 0 && !(edges[i] > edges[i - 1])))
                throw new InvalidDataException("The edges are not finite and ascending.");
        }
        return new NumericEdges(edges, BinaryPrimitives.ReadDoubleLittleEndian(bytes[5..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]));
    }
}
