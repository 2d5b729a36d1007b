using System.Buffers.Text;
using System.Text;

namespace ModelWatch.Intake;

/// <summary>RFC 3339 times with <c>T</c> or a space, and <c>Z</c> or an offset. A time without a zone is no time. Pure.</summary>
internal static class EventTime
{
    private const int ShortestText = 20;
    private const int LongestText = 40;

    /// <summary>Ticks of UTC; digits past 100 ns are cut. A leap second counts as the last 100 ns of its minute.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length is < ShortestText or > LongestText || !TryDate(text, out var date) || !TryClock(text[11..], out var clock, out var rest)
            || !TryOffset(rest, out var offset))
        {
            return false;
        }

        var total = date.Ticks + clock - offset;
        if (total < 0 || total > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        ticks = total;
        return true;
    }

    /// <summary>The same for text.</summary>
    public static bool TryParse(string text, out long ticks)
    {
        ticks = 0;
        return text.Length <= LongestText && TryParse(Encoding.UTF8.GetBytes(text), out ticks);
    }

    private static bool TryDate(ReadOnlySpan<byte> text, out DateTime date)
    {
        date = default;
        if (text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateTime(year, month, day);
        return true;
    }

    private static bool TryClock(ReadOnlySpan<byte> text, out long ticks, out ReadOnlySpan<byte> rest)
    {
        ticks = 0;
        rest = default;
        if (text.Length < 9 || text[2] != ':' || text[5] != ':'
            || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || !TryDigits(text[6..8], out var second)
            || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        rest = text[8..];
        var fraction = 0L;
        if (rest[0] == '.' && !TryFraction(ref rest, out fraction))
        {
            return false;
        }

        ticks = (((hour * 60L) + minute) * TimeSpan.TicksPerMinute)
            + (second == 60 ? TimeSpan.TicksPerMinute - 1 : (second * TimeSpan.TicksPerSecond) + fraction);
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var unit = TimeSpan.TicksPerSecond / 10;
        var at = 1;
        for (; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++, unit /= 10)
        {
            ticks += (text[at] - '0') * unit;
        }

        text = text[at..];
        return at > 1;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length == 1)
        {
            return text[0] is (byte)'Z' or (byte)'z';
        }

        if (text.Length != 6 || text[3] != ':' || text[0] is not ((byte)'+' or (byte)'-')
            || !TryDigits(text[1..3], out var hour) || !TryDigits(text[4..6], out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        ticks = ((hour * 60L) + minute) * TimeSpan.TicksPerMinute * (text[0] == '-' ? -1 : 1);
        return true;
    }

    /// <summary>Digits only: a sign or a space inside a date is rubbish.</summary>
    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        return text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            && Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length;
    }
}
