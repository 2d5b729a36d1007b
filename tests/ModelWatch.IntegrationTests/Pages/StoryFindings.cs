using ModelWatch.Findings;

namespace ModelWatch.IntegrationTests.Pages;

/// <summary>The findings of the story.</summary>
internal static class StoryFindings
{
    public const string Tender = "F-2026-0417";

    public static IEnumerable<Finding> All(DateTimeOffset last)
    {
        yield return new()
        {
            Id = Tender,
            Model = "tender-price-eu",
            Version = "3.1.0",
            Kind = FindingKind.Drift,
            Severity = Severity.Critical,
            State = FindingState.Firing,
            Opened = last.AddMinutes(75),
            Onset = last,
            WindowStart = last,
            WindowEnd = last.AddHours(1),
            Subjects =
            [
                new("input.dose_mg", 0.376, 0.51, "ks: rows at or below 70.5: 51.9 %, in the reference 10 %; shift +41.9 points, surely more than 39.6, tolerated 2"),
                new("input.country", 0.3, 0.4, "chi_square: rows of value 'DE': 1.2 %, in the reference 45.1 %; shift −43.9 points"),
                new("output.score", 0.06, 0.09, "ks: rows at or below 0.41: 31 %, in the reference 50 %"),
            ],
            Diagnosis =
            [
                new("unit-scale", "input.dose_mg", 0.96, "46.2 % of the rows look like 0.001 times the reference; this explains 97 % of the shift (median 240.1 to 58.02)"),
                new("renamed-category", "input.country", 0.86, "'Germany' is new with 44.3 % of the rows; 'DE' fell from 45.1 to 1.2 %"),
                new("level-shift", "output.score", 0.21, "median 0.44 to 0.57 (+0.13); explains 41 % of the shift"),
            ],
            Effect = "Mean of score 0.57, in the reference 0.44 (+0.13).",
        };
        yield return new()
        {
            Id = "F-2026-0418",
            Model = "ae-triage",
            Version = "5.0.2",
            Kind = FindingKind.Calibration,
            Severity = Severity.Warning,
            State = FindingState.Firing,
            Opened = last.AddHours(-46),
            Onset = last.AddHours(-47),
            WindowStart = last.AddHours(-2),
            WindowEnd = last.AddHours(-1),
            Subjects = [new("output.urgency", 0.08, 1, "top_label_ece: 0.14, interval 0.128 to 0.152; wanted at most 0.05")],
            Diagnosis = [new("miscalibration", "output.urgency", 0.8, "0.14, interval 0.128 to 0.152; wanted at most 0.05")],
        };
        yield return new()
        {
            Id = "F-2026-0203",
            Model = "stock-demand",
            Version = "2.0.0",
            Segment = "region=north",
            Kind = FindingKind.Quality,
            Severity = Severity.Warning,
            State = FindingState.Recovered,
            Opened = last.AddDays(-6),
            Onset = last.AddDays(-6).AddHours(-1),
            Resolved = last.AddDays(-6).AddHours(5),
            WindowStart = last.AddDays(-6).AddHours(3),
            WindowEnd = last.AddDays(-6).AddHours(4),
            Subjects = [new("input.packs", 0.04, 1, "missing_ratio: 4.2 %, in the reference 0.4 %")],
            Diagnosis = [new("missing-burst", "input.packs", 1, "4.2 % of the cells are missing, in the reference 0.4 %")],
        };
    }
}
