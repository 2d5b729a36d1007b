using System.Globalization;

namespace ModelWatch.Statistics.Quality;

/// <summary>How a date is written and what is odd about it; nothing is guessed. Pure and thread safe.</summary>
public static class DateForms
{
    private const int Longest = 64;
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    private static readonly (int Year, int Month, int Day)[] Sentinels =
    [
        (1, 1, 1), (1111, 11, 11), (1753, 1, 1), (1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1901, 1, 1), (1904, 1, 1), (1960, 1, 1), (1970, 1, 1),
        (2099, 12, 31), (2199, 12, 31), (2999, 12, 31), (9999, 9, 9), (9999, 12, 31),
    ];

    /// <summary>Every trait that names how a date is written; exactly one of them holds for a text.</summary>
    public const TextTraits Forms = TextTraits.DateIso | TextTraits.DateCompact | TextTraits.DateDelimited | TextTraits.DateNamed | TextTraits.DateNumber | TextTraits.DateOther;

    /// <summary>The traits of a text where a date is expected; white space around it does not count.</summary>
    /// <param name="text">The text.</param>
    public static TextTraits Of(ReadOnlySpan<char> text)
    {
        var inner = text.Trim();
        if (inner.IsEmpty || inner.Length > Longest)
            return TextTraits.DateOther;
        if (inner.IndexOfAnyExceptInRange('0', '9') < 0)
            return DateNumbers.Of(inner);
        var date = inner[..DateLength(inner)];
        var traits = OfDate(date);
        return traits == TextTraits.DateOther ? traits : traits | Zone(inner[date.Length..]);
    }

    /// <summary>True for a date as a spreadsheet makes it of a code: 1-Mar, 2-Sep, Mar-01.</summary>
    /// <param name="text">The text.</param>
    public static bool IsSheetDate(ReadOnlySpan<char> text)
    {
        var hyphen = text.IndexOf('-');
        if (hyphen is < 1 or > 3 || text.Length is < 5 or > 6)
            return false;
        var first = text[..hyphen];
        var second = text[(hyphen + 1)..];
        return (first.Length <= 2 && AreDigits(first) && second.Length == 3 && MonthOf(second) > 0)
            || (first.Length == 3 && MonthOf(first) > 0 && second.Length <= 2 && AreDigits(second));
    }

    /// <summary>What a date of these parts shows, when the year is known to be the year.</summary>
    internal static TextTraits OfParts(int year, int month, int day)
    {
        if (month is < 1 or > 12 || day < 1 || year < 1 || day > DateTime.DaysInMonth(Math.Min(year, 9999), month))
            return month == 0 || day == 0 ? TextTraits.PartialDate : TextTraits.ImpossibleDate;
        var traits = Array.IndexOf(Sentinels, (year, month, day)) >= 0 ? TextTraits.SentinelDate : TextTraits.None;
        return year is >= 2400 and <= 2643 ? traits | TextTraits.BuddhistYear : traits;
    }

    private static int DateLength(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0)
            return text.Length;
        var seam = text[..colon].LastIndexOfAny('T', ' ', 't');
        return seam < 0 ? text.Length : seam;
    }

    private static TextTraits Zone(ReadOnlySpan<char> time)
    {
        if (time.IsEmpty)
            return TextTraits.None;
        var sign = time.LastIndexOfAny('+', '-');
        return time[^1] is 'Z' or 'z' || sign > 0 || time.EndsWith("UTC", StringComparison.OrdinalIgnoreCase) || time.EndsWith("GMT", StringComparison.OrdinalIgnoreCase)
            ? TextTraits.None : TextTraits.ZoneMissing;
    }

    private static TextTraits OfDate(ReadOnlySpan<char> date)
    {
        Span<Range> ranges = stackalloc Range[5];
        var count = date.SplitAny(ranges, "-/. ,", StringSplitOptions.RemoveEmptyEntries);
        if (count is < 2 or > 3)
            return TextTraits.DateOther;
        var first = date[ranges[0]];
        var second = date[ranges[1]];
        var third = count == 3 ? date[ranges[2]] : default;
        if (AreDigits(first) && AreDigits(second) && (count == 2 || AreDigits(third)))
            return OfNumbers(date, first, second, third);
        return Named(first, second, third);
    }

    private static TextTraits OfNumbers(ReadOnlySpan<char> date, ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third)
    {
        if (first.Length > 4 || second.Length > 2 || third.Length > 4)
            return TextTraits.DateOther;
        if (third.IsEmpty)
            return first.Length == 4 ? (date.Contains('-') ? TextTraits.DateIso : TextTraits.DateDelimited) | TextTraits.PartialDate : TextTraits.DateOther;
        var (a, b, c) = (Value(first), Value(second), Value(third));
        if (first.Length == 4)
            return (date.Contains('-') ? TextTraits.DateIso : TextTraits.DateDelimited) | (third.Length > 2 ? TextTraits.ImpossibleDate : OfParts(a, b, c));
        var year = third.Length == 4 ? TextTraits.DateDelimited : TextTraits.DateDelimited | TextTraits.TwoDigitYear;
        var whole = third.Length == 4 ? c : c < 70 ? 2000 + c : 1900 + c;
        if (a > 12 && b > 12)
            return year | (third.Length == 4 || a < 32 ? TextTraits.ImpossibleDate : TextTraits.None);
        if (a > 12)
            return year | TextTraits.DayFirst | OfParts(whole, b, a);
        if (b > 12)
            return year | TextTraits.MonthFirst | OfParts(whole, a, b);
        return year | (a == b ? OfParts(whole, a, b) : TextTraits.AmbiguousDate | (OfParts(whole, a, b) & ~TextTraits.SentinelDate));
    }

    private static TextTraits Named(ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third)
    {
        int month = Math.Max(MonthOf(first), Math.Max(MonthOf(second), MonthOf(third)));
        var unknown = IsUnknown(first) || IsUnknown(second) || IsUnknown(third);
        if (month == 0 && !unknown)
            return TextTraits.DateOther;
        if (unknown || third.IsEmpty)
            return TextTraits.DateNamed | TextTraits.PartialDate;
        var day = MonthOf(first) > 0 ? second : first;
        if (!AreDigits(day) || !AreDigits(third) || third.Length is not (2 or 4))
            return TextTraits.DateOther;
        var year = third.Length == 2 ? 2000 + Value(third) : Value(third);
        return TextTraits.DateNamed | (third.Length == 2 ? TextTraits.TwoDigitYear : TextTraits.None) | OfParts(year, month, Value(day));
    }

    private static bool IsUnknown(ReadOnlySpan<char> part) =>
        part is "UNK" or "UN" or "unk" or "un" or "XX" or "xx" or "??" or "---" or "--" or "UNKN" or "UNKNOWN";

    private static int MonthOf(ReadOnlySpan<char> part)
    {
        if (part.Length < 3)
            return 0;
        for (var m = 0; m < Months.Length; m++)
        {
            if (part[..3].Equals(Months[m], StringComparison.OrdinalIgnoreCase) && part.IndexOfAnyExceptInRange('A', 'z') < 0)
                return m + 1;
        }
        return 0;
    }

    private static bool AreDigits(ReadOnlySpan<char> part) => !part.IsEmpty && part.Length <= 9 && part.IndexOfAnyExceptInRange('0', '9') < 0;

    private static int Value(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
