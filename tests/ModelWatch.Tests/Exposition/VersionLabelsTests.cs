using ModelWatch.Exposition;

namespace ModelWatch.Tests.Exposition;

public class VersionLabelsTests
{
    [Fact]
    public void Of_MoreVersionsThanLabels_ShareOneAndTheFirstKeepTheirs()
    {
        var labels = new VersionLabels();
        var given = Enumerable.Range(0, 500).Select(i => labels.Of("1." + i)).Distinct().ToList();

        Assert.Equal(VersionLabels.Most + 1, given.Count);
        Assert.Equal(VersionLabels.Other, given[^1]);
        Assert.Equal("1.3", labels.Of("1.3"));
    }
}
