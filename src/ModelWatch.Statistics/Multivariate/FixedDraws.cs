using System.Numerics;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// Numbers drawn from a seed by whole-number arithmetic (SplitMix64: Steele, Lea, Flood 2014), so that a reference's directions are the same
/// on every machine and release; System.Random promises that for neither.
/// </summary>
internal struct FixedDraws(long seed)
{
    private const int Words = 16;
    private ulong state = (ulong)seed;

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>
    /// Standard normal to about 2e-4 of its characteristic function: the number of ones among 1,024 bits, centred, in units of its deviation
    /// 16, smoothed over its step. Far below the error 1 / sqrt(256) of what it is used for.
    /// </summary>
    public double Normal()
    {
        var ones = 0;
        for (var k = 0; k < Words; k++)
            ones += BitOperations.PopCount(Next());
        return (ones - 512 + Uniform() - 0.5) / 16;
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
