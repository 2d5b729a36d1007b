namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// The units of exact sums, fixed by the edges and therefore equal for all profiles of one reference. A value of a bin of magnitude up
/// to 2^E is a whole multiple of 2^(E - 53), so a double of the bin's own octave is exact. A deviation from the middle edge is a whole
/// multiple of 2^-50 of the spread (the quarter to the three-quarter edge). Immutable and thread safe.
/// </summary>
public sealed class FixedScale
{
    private const int ValueBits = 53;
    private const int SpreadBits = 50;
    private const int SmallestExponent = -900;
    private readonly int[] exponents;

    private FixedScale(double[] edges, int[] exponents)
    {
        Centre = edges[edges.Length / 2];
        CentreExponent = DeviationExponent(edges, Centre);
        CentreFactor = Math.ScaleB(1, -CentreExponent);
        this.exponents = exponents;
        FarValue = Math.ScaleB(1, exponents[0] + 61);
        Slots = new ushort[edges.Length + 1];
        var factors = new List<double> { 0 };
        var starts = new List<long> { 0 };
        for (var bin = 0; bin < Slots.Length; bin++)
        {
            if (bin > 0 && bin < edges.Length && Math.BitIncrement(edges[bin - 1]) == edges[bin])
                continue;
            Slots[bin] = (ushort)factors.Count;
            factors.Add(Math.ScaleB(1, -exponents[bin]));
            starts.Add(bin == 0 || bin == edges.Length ? -FarUnits : Units(edges[bin - 1], factors[^1]));
        }
        Factors = [.. factors];
        Starts = [.. starts];
    }

    /// <summary>The number that the moments are taken about: the middle edge.</summary>
    public double Centre { get; }

    /// <summary>Deviations from the centre are whole multiples of 2 to this power.</summary>
    public int CentreExponent { get; }

    /// <summary>Values of a bin are whole multiples of 2 to this power.</summary>
    /// <param name="bin">The bin.</param>
    public int Exponent(int bin) => exponents[bin];

    /// <summary>Deviations of this many units and more are summed apart, in unbounded integers.</summary>
    internal const double FarDeviation = 1L << 59;

    /// <summary>No value that is not far has this many units.</summary>
    internal const long FarUnits = 1L << 62;

    /// <summary>Values of this size and more are summed apart, in unbounded integers; they lie in an outer bin. May be infinite.</summary>
    internal double FarValue { get; }

    internal double CentreFactor { get; }

    /// <summary>Where the sum of a bin is kept; 0 for the bin of a single number, which needs none.</summary>
    internal ushort[] Slots { get; }

    /// <summary>Units per value, by slot; 0 in slot 0.</summary>
    internal double[] Factors { get; }

    /// <summary>A number of units that no value of the slot is below, so that sums are never negative.</summary>
    internal long[] Starts { get; }

    /// <summary>The nearest whole number of units, halves to even.</summary>
    internal static long Units(double value, double factor) => double.ConvertToIntegerNative<long>(Math.Round(value * factor));

    internal static FixedScale From(double[] edges)
    {
        var largest = Math.Max(Math.Abs(edges[0]), Math.Abs(edges[^1]));
        var exponents = new int[edges.Length + 1];
        for (var k = 0; k < exponents.Length; k++)
        {
            var outer = k == 0 || k == edges.Length;
            exponents[k] = ExponentOf(outer ? largest : Math.Max(Math.Abs(edges[k - 1]), Math.Abs(edges[k]))) - ValueBits;
        }
        return new FixedScale(edges, exponents);
    }

    // Near the centre its own last place is fine enough, however narrow the spread.
    private static int DeviationExponent(double[] edges, double centre)
    {
        var spread = edges[edges.Length * 3 / 4] / 2 - edges[edges.Length / 4] / 2;
        var smallest = centre == 0 ? SmallestExponent : ExponentOf(Math.Abs(centre)) - 4;
        var exponent = Math.Max(smallest, Math.ILogB(Math.Max(double.Epsilon, spread)) + 2);
        return (exponent == SmallestExponent ? 0 : Math.Max(SmallestExponent, exponent)) - SpreadBits;
    }

    private static int ExponentOf(double magnitude)
    {
        if (magnitude <= double.Epsilon)
            return 0; // nothing but zero says nothing of the magnitude to come
        return double.IsFinite(magnitude) ? Math.Max(SmallestExponent, Math.ILogB(magnitude) + 1) : 1024;
    }
}
