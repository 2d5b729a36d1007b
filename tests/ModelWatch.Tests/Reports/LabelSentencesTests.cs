using System.Text;
using System.Text.RegularExpressions;
using ModelWatch.Measures;
using ModelWatch.Reports;
using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests.Reports;

public sealed class LabelSentencesTests : IDisposable
{
    private readonly CorridorHouse _house = new();

    public void Dispose() => _house.Dispose();

    /// <summary>From events through the corridor to the sentence of the summary: only scores above 0.7 got an outcome.</summary>
    [Fact]
    public async Task Build_SelectiveLabels_SaysSoWithFigures()
    {
        await _house.EventsAsync([.. Enumerable.Range(0, 300).Select(i => Event(i, $"2026-03-01T0{2 + (i % 3)}:10:00Z", score: i / 300.0))]);
        await _house.LabelsAsync([.. Enumerable.Range(210, 90).Select(i => $$"""{"id":"e{{i}}","label":{{i % 2}},"time":"2026-03-01T09:00:00Z"}""")]);
        _house.Corridor.Close(_house.Time.GetUtcNow());
        var plan = _house.Plans.Effective("m")!;

        var snapshot = _house.Periods.Read(plan, ReportCalendar.Of(plan).Named("2026-03")!);

        var text = Text(snapshot);
        Assert.Contains("Labels. Outcomes are known for 30.00 % (25.09 to 35.41) of the predictions; ", text, StringComparison.Ordinal);
        Assert.Contains(" are expected at their age. The figures are final. Labels too incomplete: below 95.00 % at the maturity. Over all predictions the accuracy lies between 0.150 and 0.850, whatever the missing outcomes are.", text, StringComparison.Ordinal);
        Assert.Contains("Labels are selective: output.score of predictions with an outcome differs from those without by 0.500 (0.", text, StringComparison.Ordinal);
        Assert.Contains("(distance 1.000, p < 0.0001); the figures describe the labelled part only.", text, StringComparison.Ordinal);
        Assert.Equal(300, snapshot.Measurements.Single(m => m.Measure == "label_selection" && m.Segment is null).N);
    }

    [Fact]
    public void Build_WithoutLabelFigures_SaysNothing() => Assert.DoesNotContain("<b>Labels.", Html(SomeSnapshot.Of()), StringComparison.Ordinal);

    [Fact]
    public void Build_ProvisionalPeriod_SaysThatLabelsHaveNotMatured()
    {
        var coverage = new Measurement { Version = "3.1.0", Subject = "model", Measure = "label_coverage", Definition = "label_coverage/1", Value = 0.4, N = 10, Provisional = true };

        var text = Text(SomeSnapshot.Of() with { Measurements = [coverage] });

        Assert.Contains("Outcomes are known for 40.00 % of the predictions. The figures are provisional: labels have not matured.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("incomplete", text, StringComparison.Ordinal);
    }

    private static string Html(PeriodSnapshot snapshot) => Encoding.UTF8.GetString(ReportBuilder.Build(snapshot).Parts.Single(part => part.Path == "report.html").Bytes);

    private static string Text(PeriodSnapshot snapshot) => System.Net.WebUtility.HtmlDecode(Regex.Replace(Html(snapshot), "<[^>]+>", "")).Replace('\u202f', ' ');
}
