using System.Globalization;
using ModelWatch.Intake;

namespace ModelWatch.References.Files;

/// <summary>Times in files: RFC 3339, or a date or time without a zone, which is read in the zone of the report.</summary>
internal static class FileTime
{
    private static readonly string[] _local =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd",
    ];

    /// <summary>Ticks of UTC; <paramref name="hasZone"/> says whether the text named its zone.</summary>
    public static bool TryParse(string text, TimeZoneInfo zone, out long ticks, out bool hasZone)
    {
        text = text.Trim();
        hasZone = EventTime.TryParse(text, out ticks);
        if (hasZone) return true;
        if (!DateTime.TryParseExact(text, _local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return false;
        // A clock time that the spring change of the clock skips never was; the sender meant the hour after it.
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        var utc = local.Ticks - zone.GetUtcOffset(local).Ticks;
        ticks = Math.Clamp(utc, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return true;
    }
}
