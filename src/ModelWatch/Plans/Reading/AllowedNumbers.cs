using System.Globalization;

namespace ModelWatch.Plans.Reading;

/// <summary>An interval of numbers that a key may take; an open side excludes its end.</summary>
internal sealed record AllowedNumbers(double Lower, double Upper, bool LowerOpen = false, bool UpperOpen = false)
{
    public static readonly AllowedNumbers Any = new(double.MinValue, double.MaxValue);
    public static readonly AllowedNumbers Positive = new(0, double.MaxValue, LowerOpen: true);
    public static readonly AllowedNumbers Probability = new(0, 1);

    /// <summary>A probability other than nothing and everything.</summary>
    public static readonly AllowedNumbers InnerShare = new(0, 1, LowerOpen: true, UpperOpen: true);

    /// <summary>A probability above 0.</summary>
    public static readonly AllowedNumbers Share = new(0, 1, LowerOpen: true);

    public bool Contains(double value) =>
        (LowerOpen ? value > Lower : value >= Lower) && (UpperOpen ? value < Upper : value <= Upper);

    /// <summary>The interval in words, such as "above 0 and at most 1".</summary>
    public override string ToString()
    {
        var lower = (LowerOpen ? "above " : "at least ") + Lower.ToString("R", CultureInfo.InvariantCulture);
        if (Upper >= double.MaxValue) return lower;
        return lower + " and " + (UpperOpen ? "below " : "at most ") + Upper.ToString("R", CultureInfo.InvariantCulture);
    }
}
