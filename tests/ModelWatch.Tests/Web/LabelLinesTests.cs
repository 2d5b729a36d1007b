using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Web.Queries;
using ModelWatch.Web.Words;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Web;

public sealed class LabelLinesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Times Times = new(TimeZoneInfo.Utc, Start.AddDays(1));

    [Fact]
    public void Of_MatureSelectiveLabels_SaysAllThatAReaderMustKnow()
    {
        var lines = LabelLines.Of(Record(
            Figure("label_coverage", 0.624, 0.601, 0.647), Figure("label_coverage_expected", 0.951, 0.94, 0.962), Figure("accuracy", 0.9),
            Figure("label_selection", 0.62) with { Subject = "output.score" }, Figure("label_selection_p", 1e-9) with { Subject = "output.score" },
            Figure("label_selection_shift", -0.31, -0.34, -0.28) with { Subject = "output.score" },
            Figure("label_delay_50", 10_800, 10_000, 11_000), Figure("label_delay_90", 180_000, 170_000, 190_000)), Times);

        Assert.Equal(
            [
                "Outcomes are known for 62.4 % [60.1, 64.7] of the 500 predictions of 1 Mar 08:00 to 09:00; 95.1 % [94.0, 96.2] are expected at that age, so labels are late. The figures are final.",
                "Labels too incomplete: below 95 % at the maturity. Over all predictions the accuracy lies between 56.16 % and 93.76 %, whatever the missing outcomes are.",
                "Labels are selective: output.score of predictions with an outcome differs from those without, on average 0.31 lower (distance 0.62, p < 0.0001). The figures describe the labelled part only.",
                "Half of the outcomes are known within 3 h, nine in ten within 2 d 2 h.",
            ],
            lines.Select(l => l.Text));
        Assert.Equal([true, true, true, false], lines.Select(l => l.Warns));
    }

    [Fact]
    public void Of_YoungLabels_SaysUntilWhenTheyAreProvisional()
    {
        var line = Assert.Single(LabelLines.Of(Record(Figure("label_coverage", 0.5) with { Provisional = true }), Times));

        Assert.Equal("Outcomes are known for 50 % of the 500 predictions of 1 Mar 08:00 to 09:00. The figures are provisional until 1 Mar 15:00.", line.Text);
        Assert.False(line.Warns);
    }

    [Fact]
    public void Counts_SaysWhereEveryLabelIs() => Assert.Equal(
        "1,200 joined, 7 later answers, 3 wait for their prediction, 2 orphaned",
        LabelLines.Counts(Record() with { LabelCounts = (new LabelCount(1200, 5, 2, 2), 3) }));

    private static ModelRecord Record(params Measurement[] labels) => new()
    {
        Plan = PlanReader.Read(CorridorHouse.Plan.Replace("{kind: binary}", "{kind: binary, maturity: 6h}", StringComparison.Ordinal)).Plan!,
        Labels = labels,
    };

    private static Measurement Figure(string measure, double? value, double? lower = null, double? upper = null) => new()
    {
        WindowStart = Start,
        WindowEnd = Start.AddHours(1),
        Version = "1",
        Subject = "model",
        Measure = measure,
        Definition = measure + "/1",
        Value = value,
        Lower = lower,
        Upper = upper,
        N = 500,
    };
}
