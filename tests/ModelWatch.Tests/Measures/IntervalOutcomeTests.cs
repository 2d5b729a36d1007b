namespace ModelWatch.Tests.Measures;

public sealed class IntervalOutcomeTests
{
    private static readonly string Reference = KindSample.Rows(200, 1, KindSample.Number);

    [Fact]
    public void Band_BesideOutcomes_HasCoverageLossesAndTransform()
    {
        // scipy 1.10.1, norm(10, 10 / norm.ppf(0.95)): the outcome is the middle in 3 of 4 rows and 15 above it in the fourth.
        var measured = KindSample.Check(KindSample.Number, Reference, KindSample.Rows(120, 2, KindSample.Number, (i, row) => Band(i, row, 0.9)));
        var coverage = measured.Find("output.band", "coverage");
        Assert.Equal((0.75, 120), (coverage.Value!.Value, coverage.N));
        Assert.InRange(coverage.Lower!.Value, 0.6, 0.75);
        // Ends at 0 and 20: an outcome of 10 loses 0.05 * 10 at each; one of 25 loses 0.05 * 25 and 0.95 * 5.
        Assert.Equal(((0.75 * 0.5 * 2) + (0.25 * (1.25 + 4.75))) / 2, measured.Find("output.band", "pinball").Value!.Value, 12);
        Assert.Equal(0.5, measured.Find("output.band", "pit_ks").Value!.Value, 12);
        Assert.Equal(3.964805228094878, measured.Find("output.band", "crps").Value!.Value, 10);
    }

    [Fact]
    public void Band_OfNoLength_CountsForCoverageAlone()
    {
        var measured = KindSample.Check(KindSample.Number, Reference, KindSample.Rows(60, 2, KindSample.Number, (_, row) =>
        {
            row["band"] = new Dictionary<string, double> { ["lower"] = 7, ["upper"] = 7, ["level"] = 0.9 };
            row["label"] = 7;
        }));
        Assert.Equal(1, measured.Find("output.band", "coverage").Value);
        Assert.Equal("no rows", measured.Find("output.band", "crps").Why);
    }

    private static void Band(int i, Dictionary<string, object?> row, double level)
    {
        row["band"] = new Dictionary<string, double> { ["lower"] = 0, ["upper"] = 20, ["level"] = level };
        row["label"] = i % 4 == 3 ? 25 : 10;
    }
}
