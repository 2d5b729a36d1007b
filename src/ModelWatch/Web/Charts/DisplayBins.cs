namespace ModelWatch.Web.Charts;

/// <summary>
/// Fine bins between quantiles of the reference, poured into bins of equal width for the eye. Rows of a fine bin are spread evenly over it, so the
/// picture says no more than the profile knows; rows beyond the picture's ends stand in its outermost bins.
/// </summary>
public sealed record DisplayBins(double Low, double High, int Count, bool Logarithmic)
{
    /// <summary>Bins that suit the values between <paramref name="low"/> and <paramref name="high"/>; logarithmic over more than two decades above 0.</summary>
    public static DisplayBins Over(double low, double high, int count)
    {
        bool logarithmic = low > 0 && high / low > 100;
        if (!(high > low)) (low, high) = (low - 0.5, high + 0.5);
        return new(low, high, count, logarithmic);
    }

    /// <summary>Place of a value, counted in bins from the left; held within the ends.</summary>
    public double Place(double value)
    {
        double share = Logarithmic
            ? Math.Log(Math.Max(value, Low) / Low) / Math.Log(High / Low)
            : (value - Low) / (High - Low);
        return Math.Clamp(share, 0, 1) * Count;
    }

    /// <summary>Shares by bin, which add to 1; all 0 where there is no row.</summary>
    /// <param name="edges">Ascending inner edges of the fine bins.</param>
    /// <param name="counts">Counts of the fine bins: one more than edges.</param>
    /// <param name="least">The least value that was counted.</param>
    /// <param name="greatest">The greatest.</param>
    public double[] Pour(ReadOnlySpan<double> edges, ReadOnlySpan<long> counts, double least, double greatest)
    {
        double[] shares = new double[Count];
        double total = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0) continue;
            double from = i == 0 ? least : Math.Max(edges[i - 1], least), to = i == edges.Length ? greatest : Math.Min(edges[i], greatest);
            Spread(shares, Place(from), Place(Math.Max(from, to)), counts[i]);
            total += counts[i];
        }
        for (int i = 0; i < shares.Length && total > 0; i++) shares[i] /= total;
        return shares;
    }

    /// <summary>Round values under the bins, for the axis.</summary>
    public IReadOnlyList<(double Place, double Value)> Ticks()
    {
        var scale = Logarithmic ? Scale.Decades(Low, High, 0, 1) : Scale.Round(Low, High, 0, 1);
        return [.. scale.Ticks.Where(t => t >= Low - 1e-12 && t <= High + 1e-12).Select(t => (Place(t), t))];
    }

    private static void Spread(double[] shares, double from, double to, long count)
    {
        int first = Math.Min((int)from, shares.Length - 1), last = Math.Min((int)to, shares.Length - 1);
        if (to - from < 1e-9)
        {
            shares[first] += count;
            return;
        }
        for (int i = first; i <= last; i++)
            shares[i] += count * Math.Max(0, Math.Min(to, i + 1) - Math.Max(from, i)) / (to - from);
    }
}
