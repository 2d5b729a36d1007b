using CsCheck;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Tests.Inference;

/// <summary>Figures of rows that were selected: inverse probability, worst case, verification bias.</summary>
public sealed class SelectionTests
{
    [Fact]
    public void HorvitzThompson_OfCertainRows_IsTheMean()
    {
        double[] values = [1, 2, 4, 9];
        var figure = InverseProbability.HorvitzThompson(values, [1, 1, 1, 1], 4);
        var plain = NormalMean.Of(4, 38.0 / 3, 4);
        Assert.Equal(plain.Value!.Value, figure.Value!.Value, 12);
        Assert.Equal(plain.Lower!.Value, figure.Lower!.Value, 12);
        Assert.Equal(plain.Upper!.Value, InverseProbability.Hajek(values, [1, 1, 1, 1]).Upper!.Value, 12);
    }

    // By hand: (2/0.5 + 3/0.25) / 10 = 1.6; normalised (2/0.5 + 3/0.25) / (2 + 4) = 16/6.
    [Fact]
    public void Means_OfTwoKeptRows_AreTheHandOnes()
    {
        Assert.Equal(1.6, InverseProbability.HorvitzThompson([2, 3], [0.5, 0.25], 10).Value!.Value, 12);
        Assert.Equal(16.0 / 6, InverseProbability.Hajek([2, 3], [0.5, 0.25]).Value!.Value, 12);
    }

    // 400 windows of 500 rows, a bad outcome three times as likely to be labelled: both means are unbiased and cover, the plain mean is neither.
    [Fact]
    public void Means_OfSelectedRows_AreUnbiasedAndCover()
    {
        var random = new Random(42);
        double plain = 0, total = 0, ratio = 0;
        int totalCovers = 0, ratioCovers = 0;
        for (var window = 0; window < 400; window++)
        {
            List<double> kept = [], chances = [];
            for (var row = 0; row < 500; row++)
            {
                double y = random.NextDouble() < 0.2 ? 1 : 0, chance = y == 1 ? 0.6 : 0.2;
                if (random.NextDouble() >= chance)
                    continue;
                kept.Add(y);
                chances.Add(chance);
            }
            Figure one = InverseProbability.HorvitzThompson(kept, chances, 500), two = InverseProbability.Hajek(kept, chances);
            (plain, total, ratio) = (plain + kept.Average() / 400, total + one.Value!.Value / 400, ratio + two.Value!.Value / 400);
            totalCovers += one.Lower <= 0.2 && one.Upper >= 0.2 ? 1 : 0;
            ratioCovers += two.Lower <= 0.2 && two.Upper >= 0.2 ? 1 : 0;
        }
        // Four standard errors; the normalised mean has a bias of -E[(y - 0.2) / chance] / 500 = 0.0011 besides.
        Assert.Equal(0.2, total, 0.005);
        Assert.Equal(0.2011, ratio, 0.0055);
        Assert.True(plain > 0.4);
        Assert.InRange(totalCovers, 368, 392);
        Assert.InRange(ratioCovers, 368, 392);
    }

    [Fact]
    public void Means_WithoutWhatTheyNeed_SayWhy()
    {
        Assert.Equal("no rows", InverseProbability.HorvitzThompson([], [], 0).Why);
        Assert.Equal(0, InverseProbability.HorvitzThompson([], [], 5).Value);
        Assert.Equal("all rows are at least the kept ones", InverseProbability.HorvitzThompson([1], [1], 0).Why);
        Assert.Equal("a chance lies in (0, 1]", InverseProbability.Hajek([1], [0]).Why);
        Assert.Equal("a value is not finite", InverseProbability.Hajek([double.NaN], [1]).Why);
        Assert.Equal("no kept rows", InverseProbability.Hajek([], []).Why);
        Assert.Equal(Figure.Of(1), InverseProbability.Hajek([1], [0.5]));
        Assert.Throws<ArgumentException>(() => InverseProbability.Hajek([1], []));
    }

    [Fact]
    public void WorstCase_OfMissingLabels_IsManskis()
    {
        // 8 of 100 labelled, 25 rows without a label: m = 0.2; the ends are Wilson's of 8/100.
        var (least, most) = WorstCase.Share(8, 100, 125);
        Assert.Equal(0.064, least.Value!.Value, 12);
        Assert.Equal(0.264, most.Value!.Value, 12);
        Assert.Equal(0.8 * 0.0410935, least.Lower!.Value, 2e-7);
        Assert.Equal(0.8 * 0.1499811 + 0.2, most.Upper!.Value, 2e-7);
        Assert.Equal((Figure.Of(0), Figure.Of(1)), WorstCase.Share(0, 0, 9));
        Assert.Equal("no rows", WorstCase.Share(0, 0, 0).Least.Why);
        Assert.Throws<ArgumentOutOfRangeException>(() => WorstCase.Share(0, 2, 1));
    }

    [Fact]
    public void WorstCase_HoldsTheShareOfEveryCompletion() => Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 40]).Sample((a, b, c, d) =>
    {
        if (a + b + c + d == 0)
            return;
        var (least, most) = WorstCase.Share(a, a + b, a + b + c + d);
        var truth = (a + c) / (double)(a + b + c + d);
        Assert.InRange(truth, least.Value!.Value - 1e-12, most.Value!.Value + 1e-12);
    }, iter: 1000);

    // By hand: t = 0.1, a = 0.8, b = 0.05: 0.08 / (0.08 + 0.045) = 0.64; 0.9 * 0.95 / (0.9 * 0.95 + 0.1 * 0.2).
    [Fact]
    public void VerificationBias_OfTheHandCase_IsCorrected()
    {
        VerifiedGroup positive = new(100, 50, 40), negative = new(900, 100, 5);
        var sensitivity = VerificationBias.Sensitivity(positive, negative);
        Assert.Equal(0.64, sensitivity.Value!.Value, 12);
        Assert.Equal(0.855 / 0.875, VerificationBias.Specificity(positive, negative).Value!.Value, 12);
        // logit 0.64 = 0.5753641; SE^2 = 1000/90000 + 0.2/40 + 0.95/5.
        var half = 1.959963984540054 * Math.Sqrt(1000.0 / 90000 + 0.2 / 40 + 0.95 / 5);
        Assert.Equal(1 / (1 + Math.Exp(half - 0.5753641449035618)), sensitivity.Lower!.Value, 1e-12);
    }

    [Fact]
    public void VerificationBias_OfAllVerified_IsThePlainRate()
    {
        VerifiedGroup positive = new(60, 60, 45), negative = new(140, 140, 15);
        Assert.Equal(45.0 / 60, VerificationBias.Sensitivity(positive, negative).Value!.Value, 12);
        Assert.Equal(125.0 / 140, VerificationBias.Specificity(positive, negative).Value!.Value, 12);
    }

    // 2000 windows: the interval covers the true sensitivity 0.08 / 0.125.
    [Fact]
    public void VerificationBias_IntervalsCover()
    {
        var random = new Random(9);
        var covers = 0;
        for (var window = 0; window < 2000; window++)
        {
            var groups = new double[2, 3];
            for (var row = 0; row < 1000; row++)
            {
                var side = random.NextDouble() < 0.3 ? 0 : 1;
                groups[side, 0]++;
                if (random.NextDouble() < (side == 0 ? 0.9 : 0.3))
                    (groups[side, 1], groups[side, 2]) = (groups[side, 1] + 1, groups[side, 2] + (random.NextDouble() < (side == 0 ? 0.5 : 0.1) ? 1 : 0));
            }
            var figure = VerificationBias.Sensitivity(
                new VerifiedGroup(groups[0, 0], groups[0, 1], groups[0, 2]), new VerifiedGroup(groups[1, 0], groups[1, 1], groups[1, 2]));
            covers += figure.Lower <= 0.15 / 0.22 && figure.Upper >= 0.15 / 0.22 ? 1 : 0;
        }
        Assert.InRange(covers, 1860, 1940);
    }

    [Fact]
    public void VerificationBias_WithoutWhatItNeeds_SaysWhy()
    {
        VerifiedGroup some = new(10, 5, 2), none = new(10, 0, 0), zero = new(10, 5, 0);
        Assert.Equal("no positive decision was verified", VerificationBias.Sensitivity(none, some).Why);
        Assert.Equal("no negative decision was verified", VerificationBias.Specificity(some, none).Why);
        Assert.Equal("no events among the verified", VerificationBias.Sensitivity(zero, zero).Why);
        Assert.Equal(Figure.Of(1), VerificationBias.Sensitivity(some, zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => VerificationBias.Sensitivity(new VerifiedGroup(1, 2, 3), some));
    }
}
