using System.Globalization;

namespace ModelWatch.Plans.Reading;

/// <summary>Spans of time as plans write them: a whole number and a unit. A month counts 30 days and a year 365 here.</summary>
internal static class Durations
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)), ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
        ("w", TimeSpan.FromDays(7)), ("mo", TimeSpan.FromDays(30)), ("y", TimeSpan.FromDays(365)),
    ];

    /// <summary>The longest span that is read, 1,000 years.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365_000);

    /// <summary>The span, or null when the text is none. <c>0</c> needs no unit.</summary>
    public static TimeSpan? Parse(string text)
    {
        var digits = text.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz");
        if (digits.Length is 0 or > 9 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return null;
        var unit = text[digits.Length..];
        if (unit.Length == 0) return count == 0 ? TimeSpan.Zero : null;
        var length = Array.Find(Units, known => known.Unit == unit).Length;
        if (length == TimeSpan.Zero || count > Longest / length) return null;
        return length * count;
    }

    /// <summary>The shortest spelling that <see cref="Parse"/> reads back; fractions of a second are dropped.</summary>
    public static string Written(TimeSpan span)
    {
        if (span <= TimeSpan.Zero) return "0";
        var (unit, length) = Array.FindLast(Units, known => known.Unit is not "w" and not "mo" and not "y" && span.Ticks % known.Length.Ticks == 0);
        return unit is null
            ? ((long)span.TotalSeconds).ToString(CultureInfo.InvariantCulture) + "s"
            : (span.Ticks / length.Ticks).ToString(CultureInfo.InvariantCulture) + unit;
    }
}
