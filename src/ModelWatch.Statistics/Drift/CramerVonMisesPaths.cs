namespace ModelWatch.Statistics.Drift;

/// <summary>The exact law of the two-sample Cramer-von Mises statistic without ties, by counting lattice paths.</summary>
internal static class CramerVonMisesPaths
{
    public const int LargestTotal = 22;

    /// <summary>The share of the orders of m + n values whose statistic is t or more.</summary>
    public static double UpperTail(double t, int m, int n)
    {
        long product = (long)m * n, total = m + n, common = product / Divisor(m, n), a = common / m, b = common / n;
        // U is a multiple of 1/4 (midranks), so rounding takes away what the division in T lost.
        var fourU = (long)Math.Round(4 * (t + (4 * product - 1) / (6.0 * total)) * product * total);
        var bound = (long)Math.Floor(common * common * total * (1.5 * fourU - product * (4 * product - 1)) / (6.0 * product * product));
        double above = 0, all = 0;
        foreach (var (sum, paths) in Sums(m, n, a, b))
        {
            all += paths;
            above += sum >= bound ? paths : 0;
        }
        return above / all;
    }

    // How many paths from (0, 0) to (m, n) have each sum of (a i - b j)^2 over their points.
    private static Dictionary<long, long> Sums(int m, int n, long a, long b)
    {
        var row = new Dictionary<long, long>[n + 1];
        for (var i = 0; i <= m; i++)
        {
            for (var j = 0; j <= n; j++)
            {
                var gap = (a * i - b * j) * (a * i - b * j);
                var here = new Dictionary<long, long>();
                if (i + j == 0)
                    here[0] = 1;
                Shift(here, i > 0 ? row[j] : null, gap);
                Shift(here, j > 0 ? row[j - 1] : null, gap);
                row[j] = here;
            }
        }
        return row[n];
    }

    private static void Shift(Dictionary<long, long> into, Dictionary<long, long>? from, long by)
    {
        foreach (var (sum, paths) in from ?? [])
            into[sum + by] = into.GetValueOrDefault(sum + by) + paths;
    }

    private static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);
}
