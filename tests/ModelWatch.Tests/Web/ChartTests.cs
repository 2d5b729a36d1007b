using ModelWatch.Web.Charts;
using ModelWatch.Web.Views;

namespace ModelWatch.Tests.Web;

public sealed class ChartTests
{
    [Fact]
    public void Strip_FourKindsOfDay_EachHasItsOwnMark()
    {
        StripDay[] days =
        [
            new(new(2026, 11, 1), DayState.Quiet, 0.5), new(new(2026, 11, 2), DayState.Beyond),
            new(new(2026, 11, 3), DayState.NotAssessable), new(new(2026, 11, 4), DayState.NoRecord),
        ];

        var drawing = StripChart.Draw(days);

        Assert.Equal("M0 10h6v9h-6z", Data(drawing, "k"));
        Assert.Equal("M8 0h6v19h-6z", Data(drawing, "b"));
        Assert.Contains(drawing.Marks, m => Class(m) == "u" && Value(m, "d") == "M16.5 6.5h5v12h-5z");
        Assert.Equal("4 days: 1 out of plan, 1 within, 1 not assessable, 1 without a record", drawing.Label);
    }

    [Fact]
    public void Interval_AtLeast_ShadesTheWantedSideAndPlacesTheEstimate()
    {
        // From 0.8 to 0.9 with a quarter of the width as pad: 0.775 lies at 6 and 0.925 at 174.
        var drawing = IntervalChart.Draw(0.85, 0.82, 0.9, 0.8, null, Sign.Met, "ROC AUC")!;

        var zone = Assert.Single(drawing.Marks, m => Class(m) == "okzone");
        Assert.Equal(174, double.Parse(Value(zone, "x")) + double.Parse(Value(zone, "width")), 1);
        var point = Assert.Single(drawing.Marks, m => m.Element == "circle");
        double x = double.Parse(Value(point, "cx"));
        Assert.InRange(x, double.Parse(Value(zone, "x")), 174);
        Assert.Contains(drawing.Marks, m => Class(m) == "whisk");
    }

    [Fact]
    public void Interval_NotMet_IsADiamond() =>
        Assert.DoesNotContain(IntervalChart.Draw(0.7, 0.65, 0.75, 0.8, null, Sign.NotMet, "x")!.Marks, m => m.Element == "circle");

    [Fact]
    public void Interval_NoValue_IsNotDrawn() => Assert.Null(IntervalChart.Draw(null, null, null, 0.8, null, Sign.NotAssessable, "x"));

    [Fact]
    public void Trend_WindowWithoutValue_IsHatchedAndBreaksTheLine()
    {
        TrendPoint[] points = [.. Enumerable.Range(0, 6).Select(i => new TrendPoint(At(i), i is 2 or 3 ? null : 0.1 * i, Beyond: i == 5))];

        var drawing = TrendChart.Draw(Plot.Wide(), "ks", points, new TrendFrame { Limit = 0.3, FromZero = true, Word = v => v.ToString("0.0"), TimeWord = t => t.ToString("HH") });

        var hatch = Assert.Single(drawing.Marks, m => m.Element == "rect" && m.Attributes.Any(a => a.Value == "url(#hatch)"));
        double step = Plot.Wide().Inner / 6;
        Assert.Equal(Mark.Number(Plot.Wide().Left + (2 * step)), Value(hatch, "x"));
        Assert.Equal(Mark.Number(2 * step), Value(hatch, "width"));
        Assert.Equal(2, Data(drawing, "curline").Count(c => c == 'M'));
        Assert.Single(drawing.Marks, m => Class(m) == "out");
        Assert.Contains(drawing.Marks, m => m.Text == "limit 0.3");
    }

    [Fact]
    public void Shares_TwoBins_StandOnTheirAxis()
    {
        var plot = Plot.Wide();
        var drawing = ShareChart.Draw(plot, "x", [0.5, 0.5], [0.2, 0.8], [(0, "0"), (2, "1")], "mg");

        Mark[] bars = [.. drawing.Marks.Where(m => Class(m) == "cur")];
        Assert.Equal(2, bars.Length);
        Assert.All(bars, b => Assert.Equal(plot.Bottom - 14, double.Parse(Value(b, "y")) + double.Parse(Value(b, "height")), 1));
        Assert.Equal(4, double.Parse(Value(bars[1], "height")) / double.Parse(Value(bars[0], "height")), 1);
    }

    [Fact]
    public void Category_NotInTheReference_IsADiamondAndHasNoOutline()
    {
        var drawing = CategoryChart.Draw(620, "x", [new("Germany", 0, 0.4, Unseen: true), new("FR", 0.6, 0.6)]);

        Assert.Single(drawing.Marks, m => Class(m) == "out");
        Assert.Single(drawing.Marks, m => Class(m) == "ref");
    }

    [Theory]
    [InlineData(0, 0.97, 0, 1)]
    [InlineData(0.71, 0.86, 0.7, 0.9)]
    [InlineData(3, 3, 2.6, 3.4)]
    public void RoundScale_AnyData_HasRoundEndsAroundThem(double low, double high, double first, double last)
    {
        var scale = Scale.Round(low, high, 100, 0);

        Assert.True(scale.Low <= low && scale.High >= high);
        Assert.True(scale.Low <= first + 1e-9 || scale.Low >= first - 0.05, $"{scale.Low}");
        Assert.InRange(scale.High, high, last + 0.11);
        Assert.Equal(100, scale.At(scale.Low));
        Assert.Equal(0, scale.At(scale.High));
    }

    [Fact]
    public void Decades_ThreeDecades_LieEvenly()
    {
        var scale = Scale.Decades(0.1, 100, 0, 300);

        Assert.Equal([0.1, 1, 10, 100], scale.Ticks.Select(t => Math.Round(t, 6)));
        Assert.Equal(100, scale.At(1), 6);
        Assert.Equal(200, scale.At(10), 6);
    }

    private static DateTimeOffset At(int hour) => new(2026, 11, 18, hour, 0, 0, TimeSpan.Zero);

    private static string Class(Mark mark) => mark.Attributes.FirstOrDefault(a => a.Key == "class").Value ?? "";

    private static string Value(Mark mark, string name) => mark.Attributes.Single(a => a.Key == name).Value;

    private static string Data(Drawing drawing, string style) => Value(drawing.Marks.First(m => Class(m) == style), "d");
}
