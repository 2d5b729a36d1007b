using System.Globalization;
using ModelWatch.Web.Views;

namespace ModelWatch.Web.Words;

/// <summary>Figures as people read them: thousands parted, a true minus, decimals by the width of the interval.</summary>
internal static class Numbers
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static string Count(long count) => count.ToString("N0", English);

    /// <summary>Value with its interval; a share is said in per cent. <paramref name="why"/> stands where there is no value.</summary>
    public static Reading Of(double? value, double? lower, double? upper, string? unit, string? why, bool share = false)
    {
        if (value is not { } point || !double.IsFinite(point)) return Reading.Absent(Why(why));
        double by = share ? 100 : 1;
        string? said = share ? "%" : unit;
        if (lower is not { } low || upper is not { } high || !double.IsFinite(low) || !double.IsFinite(high)) return new(Plain(point * by), null, said);
        int decimals = Decimals((high - low) * by);
        return new(Fixed(point * by, decimals), $"[{Fixed(low * by, decimals)}, {Fixed(high * by, decimals)}]", said);
    }

    /// <summary>About four significant digits, never in powers of ten between 1e-4 and 1e9.</summary>
    public static string Plain(double value)
    {
        double size = Math.Abs(value);
        if (size == 0) return "0";
        if (size is < 1e-4 or >= 1e9) return Signed(value.ToString("0.##E+0", English));
        int decimals = Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 6);
        return Trim(Fixed(value, decimals));
    }

    // Plus zero, for a negative zero would be written with its sign.
    public static string Fixed(double value, int decimals) => Signed((Math.Round(value, decimals) + 0.0).ToString("N" + decimals, English));

    public static string Percent(double share) => Plain(Math.Round(share * 100, 2)) + " %";

    /// <summary>Decimals that show two figures of an interval's width.</summary>
    public static int Decimals(double width) => width > 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(width)), 0, 6) : 4;

    /// <summary>The reason of an absent figure in words.</summary>
    public static string Why(string? why) => why switch
    {
        null or "" => "not assessed",
        "no-reference" => "no reference yet",
        _ => why.Contains(' ') ? why : why.Replace('-', ' '),
    };

    private static string Trim(string text) => text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;

    private static string Signed(string text) => text is "-0" ? "0" : text.Replace('-', '−');
}
