using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.Web.Charts;
using ModelWatch.Web.Queries;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Web;

public sealed class ReliabilityTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Times Utc = new(TimeZoneInfo.Utc, Start.AddHours(2));

    private static readonly MonitoringPlan Plan = new()
    {
        Model = "m",
        Version = "1",
        Digest = "plan",
        Inputs = [],
        Outputs = [new OutputPlan("score", OutputKind.Probability), new OutputPlan("other", OutputKind.Number)],
        Label = new LabelPlan(LabelKind.Binary),
    };

    [Fact]
    public void Of_CalibratedScores_HasNoDotOutsideChance()
    {
        var chart = Chart(200, i => 0.05 + (0.1 * (i % 10)), (i, p) => i / 10 % 20 < (int)Math.Round(p * 20))!;
        Assert.DoesNotContain(chart.Keys, k => k.Mark == KeyMark.Beyond);
        Assert.Contains(chart.Keys, k => k.Mark == KeyMark.Band);
        Assert.Equal(10, chart.Wide.Marks.Count(m => Style(m) == "dot"));
        Assert.Equal(10, chart.Narrow.Marks.Count(m => Style(m) == "refband"));
        Assert.Contains("What came lies where chance puts it", chart.Caption, StringComparison.Ordinal);
        Assert.Contains("200 outcomes", chart.Detail, StringComparison.Ordinal);
        Assert.Contains("predicted 5.0 %: came 5.0 % [", chart.Numbers, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OverstatedScores_SaysWhereAndMarksItWithoutColour()
    {
        var chart = Chart(400, i => i % 2 == 0 ? 0.85 : 0.15, (i, p) => p > 0.5 ? i / 2 % 2 == 0 : i / 2 % 20 < 3)!;
        Assert.Equal("Where 85.0 % was predicted, 50.0 % came, less than chance allows", chart.Caption);
        Assert.Contains(chart.Keys, k => k.Mark == KeyMark.Beyond);
        Assert.Equal(1, chart.Wide.Marks.Count(m => Style(m) == "out"));
        Assert.StartsWith("Reliability of score", chart.Wide.Label, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TooFewOutcomesOrAnotherKind_HasNoPicture()
    {
        Assert.Null(Chart(29, _ => 0.5, (i, _) => i % 2 == 0));
        Assert.NotNull(Chart(30, _ => 0.5, (i, _) => i % 2 == 0));
        Assert.Null(ReliabilityCharts.Of(Plan, "output.score", null, null, Utc));
        Assert.Null(ReliabilityCharts.Of(Plan, "output.other", null, Window(40, _ => 0.5, (i, _) => i % 2 == 0), Utc));
    }

    [Theory]
    [InlineData(680)]
    [InlineData(340)]
    public void Draw_DotsAtTheEnds_StayInsideThePicture(double width)
    {
        var plot = width > 400 ? Plot.Wide() : Plot.Narrow();
        var drawing = ReliabilityChart.Draw(plot, "x", [new(0, 0, 0, 0.1, 0, 0, 9), new(1, 1, 0.9, 1, 1, 1, 9)]);
        foreach (var rect in drawing.Marks.Where(m => Style(m) == "refband"))
        {
            var box = rect.Attributes.ToDictionary(a => a.Key, a => a.Value);
            var left = double.Parse(box["x"], System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(left, plot.Left, plot.Right - double.Parse(box["width"], System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static string? Style(Mark mark) => mark.Attributes.FirstOrDefault(a => a.Key == "class").Value;

    private static ChartView? Chart(int rows, Func<int, double> score, Func<int, double, bool> came) =>
        ReliabilityCharts.Of(Plan, "output.score", null, Window(rows, score, came), Utc);

    private static LabelledWindow Window(int rows, Func<int, double> score, Func<int, double, bool> came) => new(Start, Start.AddHours(1), new()
    {
        Labels = [.. Enumerable.Range(0, rows).Select(i => came(i, score(i)) ? "1" : "0")],
        Weights = [.. Enumerable.Range(0, rows).Select(_ => 1.0)],
        Outputs =
        [
            new("output.score", ColumnShape.Number)
            {
                States = [.. Enumerable.Range(0, rows).Select(_ => CellState.Value)],
                Kinds = new TokenKind[rows],
                Numbers = [.. Enumerable.Range(0, rows).Select(score)],
                Codes = [.. Enumerable.Range(0, rows).Select(_ => -1)],
            },
        ],
    });
}
