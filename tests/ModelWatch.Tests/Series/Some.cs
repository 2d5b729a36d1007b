using ModelWatch.Measures;

namespace ModelWatch.Tests.Series;

/// <summary>Ordinary records to start a test from.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static Measurement Measurement(
        int hour = 0,
        int revision = 0,
        double? value = 0.25,
        string measure = "ks",
        string subject = "input.dose_mg",
        string? segment = null,
        string version = "1") => new()
        {
            WindowStart = Start.AddHours(hour),
            WindowEnd = Start.AddHours(hour + 1),
            Revision = revision,
            Version = version,
            Segment = segment,
            Subject = subject,
            Measure = measure,
            Definition = measure + "/1",
            Value = value,
            N = 500,
        };
}
