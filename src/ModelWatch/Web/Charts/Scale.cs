namespace ModelWatch.Web.Charts;

/// <summary>A straight or logarithmic axis from data to picture. <paramref name="Low"/> lies at <paramref name="From"/>, <paramref name="High"/> at <paramref name="To"/>.</summary>
public sealed record Scale(double Low, double High, double From, double To, IReadOnlyList<double> Ticks, bool Logarithmic = false)
{
    /// <summary>Where a value lies; beyond the ends it is held at the end.</summary>
    public double At(double value)
    {
        double share = Logarithmic
            ? (Math.Log10(Math.Max(value, double.Epsilon)) - Math.Log10(Low)) / (Math.Log10(High) - Math.Log10(Low))
            : (value - Low) / (High - Low);
        return From + (Math.Clamp(share, 0, 1) * (To - From));
    }

    /// <summary>A straight axis whose ends and ticks are round numbers around the data. <paramref name="ticks"/> is about how many.</summary>
    public static Scale Round(double low, double high, double from, double to, int ticks = 4)
    {
        if (!(high > low)) (low, high) = (low - Width(low), low + Width(low));
        double step = Step((high - low) / ticks);
        double first = Math.Floor((low / step) + 1e-9) * step, last = Math.Ceiling((high / step) - 1e-9) * step;
        int count = (int)Math.Round((last - first) / step);
        return new(first, last, from, to, [.. Enumerable.Range(0, count + 1).Select(i => first + (i * step))]);
    }

    /// <summary>A logarithmic axis with a tick at each power of ten inside; both ends above 0.</summary>
    public static Scale Decades(double low, double high, double from, double to)
    {
        int first = (int)Math.Ceiling(Math.Log10(low) - 1e-9), last = (int)Math.Floor(Math.Log10(high) + 1e-9);
        int every = Math.Max(1, (last - first + 1) / 7);
        double[] ticks = [.. Enumerable.Range(0, Math.Max(0, last - first + 1)).Where(i => i % every == 0).Select(i => Math.Pow(10, first + i))];
        return new(low, high, from, to, ticks, Logarithmic: true);
    }

    private static double Width(double value) => value == 0 ? 0.5 : Math.Abs(value) * 0.1;

    private static double Step(double raw)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double head = raw / power;
        return (head <= 1 ? 1 : head <= 2 ? 2 : head <= 2.5 ? 2.5 : head <= 5 ? 5 : 10) * power;
    }
}
