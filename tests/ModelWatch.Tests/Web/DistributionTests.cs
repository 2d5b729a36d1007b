using ModelWatch.Statistics.Profiles;
using ModelWatch.Web.Charts;

namespace ModelWatch.Tests.Web;

/// <summary>Fine bins of real profiles, poured into pictures.</summary>
public sealed class DistributionTests
{
    [Fact]
    public void Pour_EvenRows_AreEvenInEveryBin()
    {
        var profile = Profile(Sorted(10_000, i => i / 10_000.0), i => i / 10_000.0);
        var bins = DisplayBins.Over(0, 1, 10);

        double[] shares = Pour(bins, profile);

        Assert.Equal(1, shares.Sum(), 9);
        Assert.All(shares, s => Assert.Equal(0.1, s, 0.01));
    }

    [Fact]
    public void Pour_RowsBeyondThePicture_StandInItsOutermostBin()
    {
        var profile = Profile(Sorted(1000, i => i / 1000.0), i => 5 + (i / 1000.0));
        double[] shares = Pour(DisplayBins.Over(0, 1, 4), profile);

        Assert.Equal([0, 0, 0, 1], shares);
    }

    [Fact]
    public void Pour_OneRepeatedNumber_IsOneBar()
    {
        var profile = Profile(Sorted(1000, _ => 7), _ => 7);
        double[] shares = Pour(DisplayBins.Over(7, 7, 5), profile);

        Assert.Equal([0, 0, 1, 0, 0], shares);
    }

    [Fact]
    public void Over_MoreThanTwoDecades_IsLogarithmic()
    {
        var bins = DisplayBins.Over(0.1, 1000, 4);

        Assert.True(bins.Logarithmic);
        Assert.Equal(1, bins.Place(1), 9);
        Assert.Equal(3, bins.Place(100), 9);
        Assert.False(DisplayBins.Over(0, 1000, 4).Logarithmic);
    }

    [Fact]
    public void Tenths_SameRows_AreTenStepsOfATenth()
    {
        var profile = Profile(Sorted(2000, i => i), i => i);
        var (reference, now, edges) = TenthShares.Of(profile.FixedCounts, profile.FixedCounts, profile.Edges.Values);

        Assert.Equal(10, reference.Length);
        Assert.Equal(9, edges.Length);
        Assert.Equal(reference, now);
        Assert.All(reference, s => Assert.Equal(0.1, s, 0.001));
    }

    [Fact]
    public void Tenths_AllRowsAboveTheReference_AreInTheLastStep()
    {
        double[] sorted = Sorted(2000, i => i);
        var (_, now, _) = TenthShares.Of(Profile(sorted, i => i).FixedCounts, Profile(sorted, i => i + 5000).FixedCounts, NumericEdges.FromSorted(sorted).Values);

        Assert.Equal(1, now[^1]);
        Assert.Equal(1, now.Sum(), 9);
    }

    [Fact]
    public void Tenths_HeavyNumber_MakesOneWideStep()
    {
        double[] sorted = Sorted(2000, i => i < 1000 ? 0 : i);
        var profile = Profile(sorted, i => sorted[i]);
        var (reference, _, edges) = TenthShares.Of(profile.FixedCounts, profile.FixedCounts, profile.Edges.Values);

        Assert.Equal(0.5, reference[0], 2);
        Assert.Equal(reference.Length - 1, edges.Length);
        Assert.Equal(1, reference.Sum(), 9);
        Assert.True(reference.Length < 10, $"{reference.Length} steps");
    }

    private static double[] Sorted(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(value).Order()];

    private static NumericProfile Profile(double[] reference, Func<int, double> value)
    {
        var profile = new NumericProfile(NumericEdges.FromSorted(reference));
        for (int i = 0; i < reference.Length; i++) profile.Add(value(i));
        return profile;
    }

    private static double[] Pour(DisplayBins bins, NumericProfile profile) =>
        bins.Pour(profile.Edges.Values, profile.FixedCounts, profile.Min!.Value, profile.Max!.Value);
}
