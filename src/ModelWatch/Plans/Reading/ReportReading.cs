namespace ModelWatch.Plans.Reading;

/// <summary>Reads <c>report</c>.</summary>
internal static class ReportReading
{
    public static ReportPlan Read(PlanCell cell)
    {
        var report = new ReportPlan();
        if (PlanSection.Open(cell, PlanKeys.Report, "{every: month, zone: Europe/Berlin}") is not { } section) return report;
        return report with
        {
            Every = section["every"]?.OneOf<ReportPeriod>() ?? report.Every,
            Zone = section["zone"] is { } zone ? Zone(zone) : report.Zone,
            Cutoff = section["cutoff"]?.Duration(TimeSpan.Zero) ?? report.Cutoff,
        };
    }

    private static TimeZoneInfo Zone(PlanCell cell)
    {
        if (cell.Text() is not { } name) return TimeZoneInfo.Utc;
        if (IsName(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        var known = TimeZoneInfo.GetSystemTimeZones().Select(known => known.Id);
        cell.Fail($"{cell.Node.Described} is no known time zone; write an IANA name such as Europe/Berlin or UTC.{NearMiss.Hint(name, known)}");
        return TimeZoneInfo.Utc;
    }

    /// <summary>Zone names become paths of the zone files, so nothing else may pass.</summary>
    private static bool IsName(string name) =>
        name.Length <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
        && char.IsAsciiLetter(name[0]);
}
