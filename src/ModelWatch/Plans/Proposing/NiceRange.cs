namespace ModelWatch.Plans.Proposing;

/// <summary>Widens what was seen to round numbers, so that a proposed range is not broken by the first new extreme.</summary>
internal static class NiceRange
{
    /// <summary>A tenth of the width is added on both sides and rounded outward; what is never negative stays so, and shares stay within 0 and 1.</summary>
    public static (double Lower, double Upper) Of(double min, double max)
    {
        if (min >= 0 && max <= 1) return (0, 1);
        var width = max > min ? max - min : Math.Max(Math.Abs(max), 1);
        var step = Math.Pow(10, Math.Floor(Math.Log10(width)) - 1);
        var lower = Math.Floor((min - (width / 10)) / step) * step;
        var upper = Math.Ceiling((max + (width / 10)) / step) * step;
        return (min >= 0 ? Math.Max(0, Clean(lower)) : Clean(lower), max <= 0 ? Math.Min(0, Clean(upper)) : Clean(upper));
    }

    /// <summary>Drops the last digits that the multiplication with a power of ten leaves behind.</summary>
    private static double Clean(double value) => double.Parse(value.ToString("G12"));
}
