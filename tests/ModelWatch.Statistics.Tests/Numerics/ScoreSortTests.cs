using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Tests.Numerics;

public sealed class ScoreSortTests
{
    public static TheoryData<string, Func<Random, double>> Shapes => new()
    {
        { "even", random => random.NextDouble() },
        { "rare events", random => Math.Pow(random.NextDouble(), 12) },
        { "all below one cell", random => random.NextDouble() * 1e-9 },
        { "three cells full", random => random.Next(3) / 2.0 * 0.999 + random.NextDouble() * 1e-7 },
        { "ends", random => random.Next(4) switch { 0 => 0, 1 => 1, 2 => -0.0, _ => double.Epsilon } },
        { "percents", random => random.Next(101) / 100.0 },
        { "equal", _ => 0.3 },
        { "crowd in even company", random => random.Next(2) == 0 ? random.NextDouble() : 0.5 + random.NextDouble() * 1e-8 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rank_IsThatOfTheComparisonSort(string shape, Func<Random, double> score)
    {
        foreach (var rows in new[] { 0, 1, 100, 4095, 4096, 30_000 })
        {
            var random = new Random(rows);
            var scores = Enumerable.Range(0, rows).Select(_ => score(random)).ToArray();
            var outcomes = Enumerable.Range(0, rows).Select(_ => random.Next(2) == 0).ToArray();
            var expected = scores.Select((p, i) => (BitConverter.DoubleToUInt64Bits(p + 0.0) << 1) | (outcomes[i] ? 1UL : 0)).Order().ToArray();
            var actual = new ulong[rows];
            ScoreSort.Rank(scores, outcomes, actual);
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"{shape}, {rows} rows");
        }
    }

    [Theory]
    [InlineData(-0.0, true)]
    [InlineData(1.0, true)]
    [InlineData(-1e-300, false)]
    [InlineData(1.0000000000000002, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void AreProbabilities_OneOddScoreAnywhere_Decides(double odd, bool expected)
    {
        for (var place = 0; place < 19; place++)
        {
            var scores = Enumerable.Repeat(0.5, 19).ToArray();
            scores[place] = odd;
            Assert.Equal(expected, ScoreSort.AreProbabilities(scores));
        }
    }
}
