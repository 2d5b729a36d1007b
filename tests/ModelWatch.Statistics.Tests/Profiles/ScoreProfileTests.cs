using CsCheck;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Profiles;

public sealed class ScoreProfileTests
{
    private static readonly Gen<(double Score, bool Positive, double Weight)[]> Rows = Gen.Select(
        Gen.OneOf(Gen.Double[0, 1], Gen.Int[0, 300].Select(k => k / 300.0), Gen.Int[0, 1].Select(k => (double)k)), Gen.Bool, ProfileGen.Weight).Array[1, 40];

    [Fact]
    public void Bytes_AnyOrderAndAnySplit_AreTheSame() =>
        Gen.Select(Rows, Gen.Int[0, 40], Gen.Int).Sample((rows, cut, seed) =>
        {
            var shuffled = rows.ToArray();
            new Random(seed).Shuffle(shuffled);
            var split = Math.Min(cut, rows.Length);
            var left = Of(shuffled[split..]);
            left.Merge(Of(shuffled[..split]));
            Assert.Equal(Of(rows).ToBytes(), left.ToBytes());
            Assert.Equal(left.ToBytes(), ScoreProfile.FromBytes(left.ToBytes()).ToBytes());
        }, iter: 1000);

    [Theory]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(300)]
    public void Coarse_OfEachScore_HoldsItInItsOwnBin(int bins)
    {
        for (var k = 0; k <= bins; k++)
        {
            foreach (var score in new[] { k / (double)bins, Math.BitDecrement(k / (double)bins), Math.BitIncrement(k / (double)bins) }.Where(s => s is >= 0 and <= 1))
            {
                var profile = new ScoreProfile();
                profile.Add(score);
                var bin = Assert.Single(profile.Coarse(bins), b => b.Weight > 0);
                Assert.True(score >= bin.From && (score < bin.To || (score == 1 && bin.To == 1)), $"{score} in [{bin.From}, {bin.To})");
            }
        }
    }

    [Fact]
    public void CalibrationErrorAndBrier_OfProfiles_EqualThoseOfTheRows() =>
        Rows.Sample(rows =>
        {
            var profile = Of(rows);
            var weight = rows.Sum(r => r.Weight);
            var error = rows.GroupBy(r => Enumerable.Range(0, 15).Last(k => r.Score >= k / 15.0))
                .Sum(g => Math.Abs(g.Sum(r => r.Weight * (r.Score - (r.Positive ? 1 : 0)))) / weight);
            var brier = rows.Sum(r => r.Weight * Math.Pow(r.Score - (r.Positive ? 1 : 0), 2)) / weight;
            Assert.Equal(error, profile.CalibrationError().Value!.Value, 1e-6);
            Assert.Equal(brier, profile.Brier.Value!.Value, 1e-6);
        }, iter: 300);

    [Fact]
    public void Figures_OfAnEmptyProfile_AreAbsentWithAReason()
    {
        Assert.Equal("no labelled scores", new ScoreProfile().CalibrationError().Why);
        Assert.Equal("no labelled scores", new ScoreProfile().Brier.Why);
        Assert.Equal("no scores", new ScoreProfile().MeanScore.Why);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScoreProfile().Add(1.0001));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScoreProfile().Coarse(7));
    }

    private static ScoreProfile Of(IEnumerable<(double Score, bool Positive, double Weight)> rows)
    {
        var profile = new ScoreProfile();
        foreach (var (score, positive, weight) in rows)
        {
            profile.Add(score, weight);
            profile.AddLabelled(score, positive, weight);
        }
        return profile;
    }
}
