using System.Runtime.Intrinsics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>The smallest and largest of many numbers or of the lanes of a vector, and their sum.</summary>
internal static class Lanes
{
    /// <summary>The extremes of finite numbers and of two given ones.</summary>
    public static (double Min, double Max) Extremes(ReadOnlySpan<double> values, double min, double max)
    {
        var (low, high) = (Vector512.Create(min), Vector512.Create(max));
        var i = 0;
        for (; i <= values.Length - 8; i += 8)
        {
            var value = Vector512.Create(values.Slice(i, 8));
            low = Vector512.Min(low, value);
            high = Vector512.Max(high, value);
        }
        for (; i < values.Length; i++)
        {
            low = Vector512.Min(low, Vector512.Create(values[i]));
            high = Vector512.Max(high, Vector512.Create(values[i]));
        }
        var (low4, high4) = (Vector256.Min(low.GetLower(), low.GetUpper()), Vector256.Max(high.GetLower(), high.GetUpper()));
        var (low2, high2) = (Vector128.Min(low4.GetLower(), low4.GetUpper()), Vector128.Max(high4.GetLower(), high4.GetUpper()));
        return (Math.Min(low2[0], low2[1]), Math.Max(high2[0], high2[1]));
    }

    /// <summary>The sum of many numbers.</summary>
    public static long Sum(ReadOnlySpan<long> values)
    {
        var sum = Vector512<long>.Zero;
        var i = 0;
        for (; i <= values.Length - 8; i += 8)
            sum += Vector512.Create(values.Slice(i, 8));
        var total = Vector512.Sum(sum);
        for (; i < values.Length; i++)
            total += values[i];
        return total;
    }

    /// <summary>The largest lane.</summary>
    public static long Max(Vector512<long> lanes)
    {
        var four = Vector256.Max(lanes.GetLower(), lanes.GetUpper());
        var two = Vector128.Max(four.GetLower(), four.GetUpper());
        return Math.Max(two[0], two[1]);
    }
}
