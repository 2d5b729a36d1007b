using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// Calibration errors as they would be observed: 200 draws of the noise of every bin, each beside its mirror image, which is as likely. Not
/// thread safe: it works in one buffer.
/// </summary>
internal sealed class NoisyErrors
{
    private const int Draws = 200;
    private readonly double[] shares;
    private readonly double[] noise;
    private readonly double[] errors = new double[Draws];

    /// <summary>Draws the noise.</summary>
    /// <param name="shares">Share of the rows of each bin.</param>
    /// <param name="deviations">Deviation of the gap of each bin.</param>
    /// <param name="random">A seeded source of chance.</param>
    public NoisyErrors(double[] shares, double[] deviations, Random random)
    {
        this.shares = shares;
        // Bin after bin: the draws of a bin lie side by side. Even and odd draws are the two numbers of one Box-Muller step.
        noise = new double[deviations.Length * Draws];
        for (var b = 0; b < deviations.Length; b++)
        {
            for (var d = 0; d < Draws / 2; d += 2)
            {
                var radius = deviations[b] * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
                var (sine, cosine) = Math.SinCos(2 * Math.PI * random.NextDouble());
                var at = b * Draws + d;
                (noise[at], noise[at + 1]) = (radius * cosine, radius * sine);
                (noise[at + Draws / 2], noise[at + Draws / 2 + 1]) = (-radius * cosine, -radius * sine);
            }
        }
    }

    /// <summary>The quantile of sum share |size * shape + noise| over the draws, linear between places.</summary>
    public double Quantile(double size, double[] shape, double probability)
    {
        Array.Clear(errors);
        var sums = MemoryMarshal.Cast<double, Vector<double>>(errors.AsSpan());
        for (var b = 0; b < shares.Length; b++)
        {
            var own = noise.AsSpan(b * Draws, Draws);
            var (gap, share) = (size * shape[b], shares[b]);
            var lanes = MemoryMarshal.Cast<double, Vector<double>>(own);
            for (var i = 0; i < lanes.Length; i++)
                sums[i] += Vector.Abs(lanes[i] + new Vector<double>(gap)) * share;
            for (var d = lanes.Length * Vector<double>.Count; d < Draws; d++)
                errors[d] += Math.Abs(own[d] + gap) * share;
        }
        return probability < 0.5 ? Smallest(probability, 1) : -Smallest(1 - probability, -1);
    }

    // Only the few draws at one end are put in order.
    private double Smallest(double probability, int sign)
    {
        var place = probability * (Draws - 1);
        var low = (int)place;
        Span<double> least = stackalloc double[low + 2];
        least.Fill(double.PositiveInfinity);
        foreach (var error in errors)
        {
            var value = sign * error;
            if (value >= least[^1])
                continue;
            var at = least.Length - 1;
            for (; at > 0 && least[at - 1] > value; at--)
                least[at] = least[at - 1];
            least[at] = value;
        }
        return least[low] + (place - low) * (least[low + 1] - least[low]);
    }
}
