using ModelWatch.Measures.Learned;

namespace ModelWatch.Tests.Measures.Learned;

public sealed class StandardiserTests
{
    private static readonly double[] Plain = [1, 2, 3, 4, 5, 4.5];

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(-1000)]
    public void Apply_OfAnyMagnitude_GivesTheSameScores(int power)
    {
        double[][] rows = [.. Plain.Select(value => new[] { Math.ScaleB(value, power), 7 })];

        var scores = Standardiser.Fit(rows).Apply(rows);

        double[][] plain = [.. Plain.Select(value => new[] { value, 7 })];
        Assert.Equal(Standardiser.Fit(plain).Apply(plain), scores);
        Assert.All(scores, row => Assert.Single(row));
        Assert.Equal(0, scores.Average(row => row[0]), 12);
        Assert.Equal(1, Math.Sqrt(scores.Average(row => row[0] * row[0])), 12);
    }

    [Fact]
    public void Of_RowsOfGreatNumbersThatMoved_TellsThemApart()
    {
        double[][] rows = [.. Enumerable.Range(0, 80).Select(i => new[] { 1e300 * (1 + ((i * 37 % 80) / 100.0) + (i < 40 ? 0 : 1)) })];

        var test = DomainTest.Of(DomainFeaturesOf(rows), 40, new Random(7));

        Assert.InRange(test.Area.Value!.Value, 0.95, 1);
        Assert.InRange(test.PValue.Value!.Value, 0, 0.02);
    }

    private static double[][] DomainFeaturesOf(double[][] rows) => Standardiser.Fit(rows).Apply(rows);
}
