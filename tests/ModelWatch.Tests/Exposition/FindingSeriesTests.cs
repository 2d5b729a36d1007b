using ModelWatch.Findings;
using static ModelWatch.Tests.Exposition.Exposed;

namespace ModelWatch.Tests.Exposition;

public sealed class FindingSeriesTests : IDisposable
{
    private readonly Exposed exposed = new();

    public void Dispose() => exposed.Dispose();

    [Fact]
    public async Task Know_ANewModel_ShowsEveryKindAtZero()
    {
        exposed.Models.Know(Plan("x"), null, null);

        var lines = await exposed.Lines("modelwatch_finding_open");
        Assert.Equal(8, lines.Length);
        Assert.All(lines, line => Assert.EndsWith("} 0", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Publish_FindingFiresThenEnds_ItsSeriesIsOneThenZero()
    {
        const string series = "modelwatch_finding_open{model=\"tender-price-eu\",model_version=\"3.1.0\",kind=\"drift\",severity=\"critical\"} ";
        exposed.Models.Know(Plan("x"), null, null);

        exposed.Models.Publish(Plan("x"), [Figure("input.x", "ks", 0.3)], [Firing(FindingKind.Drift, "input.x", "output.score")]);
        Assert.Contains(series + "1", await exposed.Lines("modelwatch_finding_open"));
        Assert.EndsWith("} 1", Assert.Single(await exposed.Lines("modelwatch_drifted_features")), StringComparison.Ordinal);

        exposed.Models.Publish(Plan("x"), [Figure("input.x", "ks", 0.01)], []);
        Assert.Contains(series + "0", await exposed.Lines("modelwatch_finding_open"));
        Assert.EndsWith("} 0", Assert.Single(await exposed.Lines("modelwatch_drifted_features")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Know_WithReference_ShowsItsDigestAndAge()
    {
        exposed.Models.Know(Plan("x"), "beef", Noon.AddDays(-1));

        Assert.Equal(
            ["modelwatch_reference_info{model=\"tender-price-eu\",model_version=\"3.1.0\",reference_id=\"beef\"} 1"],
            await exposed.Lines("modelwatch_reference_info"));
        Assert.EndsWith("} 1772280000", Assert.Single(await exposed.Lines("modelwatch_reference_created_timestamp_seconds")), StringComparison.Ordinal);
        Assert.Equal(
            ["modelwatch_model_info{model=\"tender-price-eu\",model_version=\"3.1.0\",task=\"probability\",owner=\"team-pricing-ml\",risk_class=\"high\",state=\"production\",traffic=\"continuous\"} 1"],
            await exposed.Lines("modelwatch_model_info"));
    }
}
