namespace ModelWatch.Statistics.Drift;

/// <summary>The Jensen-Shannon distance sqrt((KL(a, M) + KL(b, M)) / 2), M = (a + b) / 2 (Lin 1991), with logarithms of base 2: in [0, 1].</summary>
public static class JensenShannon
{
    /// <summary>The distance; absent when either side is empty.</summary>
    /// <param name="counts">Counts on deciles or categories.</param>
    public static Figure Of(PairedCounts counts)
    {
        if (counts.Why is { } why)
            return Figure.Absent(why);
        double sum = 0;
        for (var k = 0; k < counts.Length; k++)
        {
            var a = counts.ReferenceShare(k);
            var b = counts.CurrentShare(k);
            sum += Part(a, (a + b) / 2) + Part(b, (a + b) / 2);
        }
        return Figure.Of(Math.Min(1, Math.Sqrt(Math.Max(0, sum / (2 * Math.Log(2))))));
    }

    private static double Part(double share, double middle) => share == 0 ? 0 : share * Math.Log(share / middle);
}
