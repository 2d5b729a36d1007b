using System.Globalization;

namespace ModelWatch.Web.Words;

/// <summary>Instants in the words of one zone.</summary>
internal sealed record Times(TimeZoneInfo Zone, DateTimeOffset Now)
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>Such as <c>Europe/Berlin (UTC+01:00)</c>.</summary>
    public string ZoneName => Zone == TimeZoneInfo.Utc ? "UTC" : $"{Zone.Id} ({Offset(Now)})";

    public string Made => Local(Now).ToString("ddd d MMM yyyy, HH:mm", English) + " " + (Zone == TimeZoneInfo.Utc ? "UTC" : Offset(Now));

    public string Day(DateTimeOffset time) => Local(time).ToString("d MMM", English);

    public string Minute(DateTimeOffset time) => Local(time).ToString("d MMM HH:mm", English);

    public string Date(DateTimeOffset time) => Local(time).ToString("d MMM yyyy", English);

    /// <summary>A window: one day named once.</summary>
    public string Span(DateTimeOffset from, DateTimeOffset to)
    {
        DateTimeOffset a = Local(from), b = Local(to);
        if (to - from >= TimeSpan.FromDays(1)) return $"{Date(from)} to {Date(to)}";
        return a.Date == b.Date ? $"{Minute(from)} to {b:HH:mm}" : $"{Minute(from)} to {Minute(to)}";
    }

    /// <summary>How long ago: two units at most.</summary>
    public string Ago(DateTimeOffset time) => Length(Now - time);

    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(Local(time).DateTime);

    public static string Length(TimeSpan length)
    {
        if (length < TimeSpan.FromMinutes(1)) return "under 1 min";
        if (length < TimeSpan.FromHours(1)) return $"{(int)length.TotalMinutes} min";
        if (length >= TimeSpan.FromDays(3)) return $"{(int)length.TotalDays} d";
        if (length >= TimeSpan.FromDays(1)) return length.Hours == 0 ? $"{(int)length.TotalDays} d" : $"{(int)length.TotalDays} d {length.Hours} h";
        return length.Minutes == 0 ? $"{(int)length.TotalHours} h" : $"{(int)length.TotalHours} h {length.Minutes} min";
    }

    private DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone);

    private string Offset(DateTimeOffset time)
    {
        var offset = Zone.GetUtcOffset(time);
        return $"UTC{(offset < TimeSpan.Zero ? "−" : "+")}{offset.Duration():hh\\:mm}";
    }
}
