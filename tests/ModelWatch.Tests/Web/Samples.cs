using ModelWatch.Web.Charts;
using ModelWatch.Web.Views;

namespace ModelWatch.Tests.Web;

/// <summary>Hand-made pages. <see cref="Hostile"/> stands wherever a name of somebody else may stand.</summary>
internal static class Samples
{
    public const string Hostile = "<img src=x onerror=alert(1)>\"'&";

    public static readonly IReadOnlyList<StripDay> Days =
    [
        .. Enumerable.Range(0, 14).Select(i => new StripDay(new DateOnly(2026, 11, 5).AddDays(i), i switch
        {
            0 => DayState.NoRecord,
            3 => DayState.NotAssessable,
            > 11 => DayState.Beyond,
            _ => DayState.Quiet,
        }, 0.4)),
    ];

    public static FindingLine Line(string name) => new(name, Badge.OutOfPlan, new Phrase(name, name), name, name, name, name);

    public static FleetView Fleet(string name) => new(
        name,
        [new FleetRow(name, name, name, Badge.OutOfPlan, [Line(name), Line(name), Line(name), Line(name)], Days, "4,812", name)],
        [new FleetGapGroup(name, [new FleetGap(name, name, Badge.NoData, name, Days, "none", name)])],
        [new FleetTile(name, name, 0.4, "0.40", "900", name, Days)]);

    public static ModelView Model(string name) => new()
    {
        Model = name,
        Version = name,
        Badge = Badge.OutOfPlan,
        Verdict = name,
        Purpose = name,
        Tags = [name],
        Facts = [new(name, name, Code: true)],
        Findings = [Line(name)],
        Criteria = [new(name, name, name, "10", new("0.85", "[0.8, 0.9]", name), name, Interval(name), Badge.Met, name)],
        Features = [new(name, name, Badge.NotMet, Days, Reading.Absent(name), new("0.1", null, "%"), name)],
        Performance = [Measure(name)],
        Labels = [new(name), new(name, Warns: true)],
        Trend = Chart(name),
        Events = Chart(name),
        Completeness = [new(name, name)],
        Sources = [new(name, [new(name, true, "4", "3", "1", "0", new("0"), new("3")), new(name, false, "4", "3", "1", "0", Reading.Absent(name), Reading.Absent(name))], name)],
        Quarantine = [new(name, name, name, name, name)],
        QuarantineAddress = "/api/v1/models/x/quarantine",
    };

    public static FeatureView Feature(string name) => new()
    {
        Model = name,
        Version = name,
        Subject = name,
        Badge = Badge.NotAssessable,
        Verdict = name,
        Tags = [name],
        Findings = [Line(name)],
        Segments = [new(name, "/models/x?segment=" + Uri.EscapeDataString(name), true), new("All", "/models/x", false)],
        Charts = [Chart(name)],
        WithoutCharts = name,
        Statistics = [Measure(name)],
        Quality = [Measure(name)],
        Basis = [new(name, name, Code: true)],
    };

    public static FindingDetail Finding(string name) => new()
    {
        Id = name,
        Model = name,
        Version = name,
        Badge = new(Sign.NotMet, name),
        Headline = new(name, name),
        Verdict = name,
        Tags = [name],
        Answers = [new(name, name, name, name, Lead: true)],
        Charts = [Chart(name)],
        Causes = [new(name, name, name, 0.9), new(name, name, name, 0.1)],
        Subjects = [new(name, name, 0.9, "90 %", true), new(name, name, 0.1, "10 %", false)],
        Measurements = [Measure(name)],
        Basis = [new(name, name)],
        Steps = [name],
        Runbook = name,
    };

    public static MeasureRow Measure(string name) => new(name, name, name, "10", new("1", "[0, 2]", name), name, name, Badge.Met, name);

    public static ChartView Chart(string name) => new(
        name,
        name,
        CategoryChart.Draw(620, name, [new(name, 0.3, 0.5), new(name, 0, 0.5, Unseen: true)]),
        CategoryChart.Draw(340, name, [new(name, 0.3, 0.5)]),
        [new(KeyMark.Reference, name), new(KeyMark.NotAssessable, name)],
        name);

    private static Drawing Interval(string name) => IntervalChart.Draw(0.85, 0.8, 0.9, 0.8, null, Sign.Met, name)!;
}
