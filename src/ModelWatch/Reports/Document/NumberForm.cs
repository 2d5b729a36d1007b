using System.Globalization;

namespace ModelWatch.Reports.Document;

/// <summary>
/// How a figure is rounded, once, before anything is hashed: to fixed decimals, or to significant digits where <paramref name="Significant"/> is set.
/// <paramref name="Scale"/> multiplies first (100 for per cent).
/// </summary>
internal readonly record struct NumberForm(int Digits, bool Significant = false, double Scale = 1)
{
    public static readonly NumberForm Count = new(0);
    public static readonly NumberForm Percent = new(2, Scale: 100);
    public static readonly NumberForm Unit = new(3);
    public static readonly NumberForm Measured = new(4, Significant: true);

    private const int MostDecimals = 8;

    /// <summary>The decimal text: point, no groups, no exponent, no negative zero.</summary>
    public string Of(double value)
    {
        var scaled = value * Scale;
        var decimals = Significant && scaled != 0
            ? Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(scaled))), 0, MostDecimals)
            : Significant ? 0 : Digits;
        var text = scaled.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAnyExcept("-0.") < 0 ? text.TrimStart('-') : text;
    }
}
