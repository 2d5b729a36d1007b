using System.Text.Json;
using ModelWatch.Plans;
using ModelWatch.Web.Queries;
using ModelWatch.Web.Words;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Web;

public sealed class QuarantineRowsTests
{
    private static readonly MonitoringPlan Plan = new() { Model = "m", Version = "1", Digest = new string('a', 64), Inputs = [new InputPlan("dose", InputKind.Numeric)], Outputs = [] };

    [Theory]
    [InlineData("input.dose", """{"id":"e1","inputs":{"dose":"1,5"}}""", "\"1,5\"")]
    [InlineData("input.dose", """{"id":"e1","inputs":{"dose":"masked:invalid:ab12"}}""", "\"masked:invalid:ab12\"")]
    [InlineData("output.score", """{"id":"e1","outputs":{"score":7}}""", "7")]
    [InlineData("input.dose", """{"id":"e1"}""", "not kept")]
    [InlineData("input.dose", """["e1"]""", "not kept")]
    public void Value_IsShownAsItWasStored(string subject, string held, string value)
    {
        var row = Assert.Single(QuarantineRows.Of(Record(Held(subject, held)), new Times(TimeZoneInfo.Utc, PageHost.Now)));

        Assert.Equal((subject, value, "not of the declared kind"), (row.Subject, row.Value, row.Why));
    }

    [Fact]
    public void Value_ThatIsLong_IsCut()
    {
        var row = Assert.Single(QuarantineRows.Of(Record(Held("input.dose", $$$"""{"id":"e1","inputs":{"dose":"{{{new string('x', 500)}}}"}}""")), new Times(TimeZoneInfo.Utc, PageHost.Now)));

        Assert.Equal("\"" + new string('x', 59) + "…", row.Value);
    }

    [Fact]
    public void Events_AreCountedOnceAWindow()
    {
        var one = Held("input.dose", """{"id":"e1"}""");

        Assert.Equal(14, QuarantineRows.Events(Record(one, one, one with { Window = one.Window.AddHours(1) })));
    }

    private static ModelRecord Record(params QuarantinedEvent[] held) => new() { Plan = Plan, Quarantine = held };

    private static QuarantinedEvent Held(string subject, string text) => new(
        PageHost.Now, "1", new string('0', 32), 7, new Dictionary<string, string> { [subject] = "not of the declared kind" }, JsonSerializer.Deserialize<JsonElement>(text), PageHost.Now);
}
