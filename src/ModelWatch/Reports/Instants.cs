using System.Globalization;

namespace ModelWatch.Reports;

/// <summary>How instants are written in a summary.</summary>
internal static class Instants
{
    /// <summary>UTC to the second: <c>2026-06-24T04:00:00Z</c>.</summary>
    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>In a zone, with its offset.</summary>
    public static string In(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
