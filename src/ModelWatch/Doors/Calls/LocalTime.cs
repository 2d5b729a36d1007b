using System.Globalization;
using System.Text;
using ModelWatch.Intake;

namespace ModelWatch.Doors.Calls;

/// <summary>Times of files that name no zone: they are read in the zone of the report. Pure.</summary>
internal static class LocalTime
{
    private const int LongestText = 40;
    private static readonly string[] _forms =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd",
    ];

    /// <summary>RFC 3339 in UTC, or null when the cell is no such time: it names its zone, or it is no time.</summary>
    public static string? ToUtc(ReadOnlyMemory<byte> cell, bool isText, TimeZoneInfo zone)
    {
        if (cell.Length is 0 or > LongestText || (!isText && cell.Span[0] != '"')) return null;
        var text = Encoding.UTF8.GetString(isText ? cell.Span : cell.Span[1..^1]).Trim();
        if (EventTime.TryParse(text, out _)) return null;
        if (!DateTime.TryParseExact(text, _forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        // A clock time that the spring change of the clock skips never was; the sender meant the hour after it.
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        var ticks = Math.Clamp(local.Ticks - zone.GetUtcOffset(local).Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
    }
}
