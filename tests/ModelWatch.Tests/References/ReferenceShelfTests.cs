using ModelWatch.References;

namespace ModelWatch.Tests.References;

public sealed class ReferenceShelfTests
{
    [Fact]
    public void Keep_BeyondItsBytes_LetsGoOfTheOneUsedLongestAgo()
    {
        var shelf = new ReferenceShelf(most: 900);
        foreach (var model in new[] { "a", "b", "c" }) shelf.Keep(Of(model), 100);
        Assert.NotNull(shelf.Find("a", "d"));
        shelf.Keep(Of("e"), 100);

        Assert.Null(shelf.Find("b", "d"));
        Assert.All(new[] { "a", "c", "e" }, model => Assert.NotNull(shelf.Find(model, "d")));
        Assert.Equal(900, shelf.HeldBytes);
    }

    [Fact]
    public void Keep_OneThatIsLargerThanAll_HoldsItAlone()
    {
        var shelf = new ReferenceShelf(most: 900);
        shelf.Keep(Of("a"), 100);
        shelf.Keep(Of("large"), 10_000);
        shelf.Keep(Of("large"), 10_000);

        Assert.Null(shelf.Find("a", "d"));
        Assert.NotNull(shelf.Find("large", "d"));
        Assert.Equal(30_000, shelf.HeldBytes);
    }

    private static ReferenceProfile Of(string model) => new()
    {
        Model = model,
        Digest = "d",
        PlanDigest = "p",
        Rows = 1,
        HasKinds = false,
        Features = new Dictionary<string, FeatureProfile>(),
        Segments = new Dictionary<string, IReadOnlyDictionary<string, FeatureProfile>>(),
        Warnings = [],
        SmallestShift = new Dictionary<string, double>(),
    };
}
