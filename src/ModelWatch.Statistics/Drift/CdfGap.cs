using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Drift;

/// <summary>Integrals over the difference of two empirical distribution functions.</summary>
internal static class CdfGap
{
    /// <summary>The integral of shape(F - G) over the pooled range of two ascending, non-empty samples.</summary>
    public static double Integral(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, Func<double, double> shape)
    {
        var sum = new NeumaierSum();
        int i = 0, j = 0;
        var at = Math.Min(reference[0], current[0]);
        while (i < reference.Length || j < current.Length)
        {
            while (i < reference.Length && reference[i] <= at)
                i++;
            while (j < current.Length && current[j] <= at)
                j++;
            if (i == reference.Length && j == current.Length)
                break;
            var next = Math.Min(i < reference.Length ? reference[i] : double.MaxValue, j < current.Length ? current[j] : double.MaxValue);
            sum.Add(shape(i / (double)reference.Length - j / (double)current.Length) * (next - at));
            at = next;
        }
        return sum.Value;
    }
}
