using System.Globalization;

namespace ModelWatch.Plans;

/// <summary>A .NET date format as a plan states it.</summary>
internal static class DateFormat
{
    private const int Longest = 64;

    /// <summary>A day whose parts all differ, so that a format that loses a part or swaps two is seen.</summary>
    private static readonly DateTime Probe = new(2027, 11, 23, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>What is wrong with the format, or null. It must hold year, month and day, and read back what it writes.</summary>
    public static string? Mistake(string format)
    {
        const string Instead = "write a .NET date format such as yyyy-MM-dd (MM is the month, mm the minute)";
        if (format.Length > Longest) return $"the format is longer than {Longest} characters; {Instead}";
        try
        {
            var written = Probe.ToString(format, CultureInfo.InvariantCulture);
            var reads = DateTime.TryParseExact(written, format, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read);
            return reads && read.Date == Probe.Date ? null : $"{format} does not hold a whole date; {Instead}";
        }
        catch (FormatException)
        {
            return $"{format} is no date format; {Instead}";
        }
    }
}
