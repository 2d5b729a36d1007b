using System.Text;
using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Intake;

public class EventBodyTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly MonitoringPlan Plan = new()
    {
        Model = "m",
        Version = "1",
        Digest = "d",
        Inputs = [new("dose", InputKind.Numeric), new("country", InputKind.Categorical), new("rush", InputKind.Boolean)],
        Outputs = [new("score", OutputKind.Probability), new("triage", OutputKind.Probabilities)],
        Segments = ["site"],
    };

    [Fact]
    public void Read_WholeEvent_FillsEveryColumn()
    {
        var batch = Parse("""{"id":7,"time":"2026-01-31T08:00:00Z","version":"2","inputs":{"rush":true,"dose":1.5,"country":"DE"},"outputs":{"score":0.25,"triage":{"a":0.1,"b":0.9}},"label":"1.0","segments":{"site":"x"},"source":"s","sequence":3,"weight":2}""");

        Assert.Equal(("7", "s", "2", 2.0, 3L), (batch.IdTexts[0], batch.Sources[0], batch.Versions[0], batch.Weights[0], batch.Sequences[0]));
        Assert.Equal(1.5, batch.Find("input.dose")!.Numbers[0]);
        Assert.Equal(["DE"], batch.Find("input.country")!.Dictionary);
        Assert.Equal(["true"], batch.Find("input.rush")!.Dictionary);
        Assert.Equal([0.1, 0.9], batch.Find("output.triage")!.Items);
        Assert.Equal(["a", "b"], batch.Find("output.triage")!.Dictionary);
        Assert.Equal(["x"], batch.Find("segment.site")!.Dictionary);
        Assert.Equal(["1"], batch.Find("label")!.Dictionary);
    }

    [Theory]
    [InlineData("null", nameof(CellState.Null))]
    [InlineData("\"\"", nameof(CellState.Blank))]
    [InlineData("\"NaN\"", nameof(CellState.NotANumber))]
    [InlineData("1e400", nameof(CellState.PositiveInfinity))]
    [InlineData("\"12,5\"", nameof(CellState.WrongKind))]
    [InlineData("true", nameof(CellState.WrongKind))]
    [InlineData("{\"a\":[1,{}]}", nameof(CellState.WrongKind))]
    [InlineData("0", nameof(CellState.Value))]
    public void Read_BadField_IsDataNotARefusal(string value, string state)
    {
        var batch = Parse("{\"id\":\"a\",\"time\":\"2026-01-31T08:00:00Z\",\"inputs\":{\"dose\":" + value + ",\"country\":\"DE\"}}");

        Assert.Equal(state, batch.Find("input.dose")!.States[0].ToString());
        Assert.Equal(CellState.Value, batch.Find("input.country")!.States[0]);
        Assert.Equal(CellState.Absent, batch.Find("output.score")!.States[0]);
    }

    [Theory]
    [InlineData("""{"time":"2026-01-31T08:00:00Z"}""", "no-id")]
    [InlineData("""{"id":1.5,"time":"2026-01-31T08:00:00Z"}""", "no-id")]
    [InlineData("""{"id":"","time":"2026-01-31T08:00:00Z"}""", "no-id")]
    [InlineData("""{"id":"a"}""", "no-time")]
    [InlineData("""{"id":"a","time":1769846400}""", "no-time")]
    [InlineData("""{"id":"a","time":"2026-01-31T12:11:00Z"}""", "time-in-future")]
    [InlineData("""{"id":"a","time":"2026-01-31T08:00:00Z","inputs":[]}""", "malformed")]
    [InlineData("""{"id":"a","time":"2026-01-31T08:00:00Z","weight":0}""", "malformed")]
    [InlineData("""{"id":"a","time":"2026-01-31T08:00:00Z","inputs":{"dose":1,"dose":2}}""", "malformed")]
    [InlineData("[1]", "malformed")]
    [InlineData("{", "malformed")]
    [InlineData("{} {}", "malformed")]
    public void Read_BadEnvelopeOnALine_IsRefusedAlone(string line, string reason)
    {
        var body = new EventBody(PlanLayout.Of(Plan), new Mask(new byte[32]), Now);

        Assert.Null(body.Read(Encoding.UTF8.GetBytes("{\"id\":\"ok\",\"time\":\"2026-01-31T08:00:00Z\",\"inputs\":{\"dose\":4}}\n\n" + line + "\n")));

        Assert.Equal((1, reason), (body.Rejected.Single().Index, body.Rejected.Single().Reason));
        var batch = body.Batch.Build(Now);
        Assert.Equal(4, batch.Find("input.dose")!.Numbers.Single());
    }

    [Theory]
    [InlineData("\"sequence\":1e15", "sequence must be a whole number below 2^63, written in digits without quotes, point or exponent, not 1e15.")]
    [InlineData("\"sequence\":1.5", "sequence must be a whole number below 2^63, written in digits without quotes, point or exponent, not 1.5.")]
    [InlineData("\"sequence\":\"7\"", "sequence must be a whole number below 2^63, written in digits without quotes, point or exponent, not a text.")]
    [InlineData("\"weight\":1e10", "weight must be a number above 0 and at most 1000000000 (1 divided by the probability with which the event was kept), not 1e10.")]
    [InlineData("\"weight\":-1", "weight must be a number above 0 and at most 1000000000 (1 divided by the probability with which the event was kept), not -1.")]
    [InlineData("\"weight\":[1]", "weight must be a number above 0 and at most 1000000000 (1 divided by the probability with which the event was kept), not a list or an object.")]
    public void Read_ANumberThatCannotBe_SaysWhatStoodThereAndWhatIsAllowed(string member, string detail)
    {
        var body = new EventBody(PlanLayout.Of(Plan), new Mask(new byte[32]), Now);
        Assert.Null(body.Read(Encoding.UTF8.GetBytes("{\"id\":\"a\",\"time\":\"2026-01-31T08:00:00Z\"," + member + "}\n")));
        Assert.Equal(detail, body.Rejected.Single().Detail);
    }

    [Fact]
    public void Read_BrokenArray_SaysWhereAndKeepsNothing()
    {
        var body = new EventBody(PlanLayout.Of(Plan), new Mask(new byte[32]), Now);

        var fault = body.Read("[\n{\"id\":\"a\",\"time\":\"2026-01-31T08:00:00Z\"},\n{\"id\":x}]"u8);

        Assert.Equal((3, 7, 50), (fault!.Line, fault.Column, fault.Offset));
    }

    [Fact]
    public void Read_EventOverAMebibyte_IsTooLarge()
    {
        var body = new EventBody(PlanLayout.Of(Plan), new Mask(new byte[32]), Now);
        var large = "[{\"id\":\"a\",\"time\":\"2026-01-31T08:00:00Z\",\"inputs\":{\"country\":\"" + new string('x', 1 << 20) + "\"}}]";

        Assert.Null(body.Read(Encoding.UTF8.GetBytes(large)));

        Assert.Equal("too-large", body.Rejected.Single().Reason);
        Assert.Equal(0, body.Batch.Count);
    }

    [Fact]
    public void Read_LoneSurrogateAndBadUtf8_NeverThrow()
    {
        byte[] line = [.. "{\"id\":\"a\",\"time\":\"2026-01-31T08:00:00Z\",\"inputs\":{\"country\":\"\\ud800\"}}\n"u8, .. "{\"id\":\"b\",\"time\":\"2026-01-31T08:00:00Z\",\"inputs\":{\"country\":\""u8, 0xC3, .. "\"}}"u8];
        var body = new EventBody(PlanLayout.Of(Plan), new Mask(new byte[32]), Now);

        Assert.Null(body.Read(line));

        Assert.All(body.Batch.Build(Now).Find("input.country")!.Dictionary, text => Assert.Contains('\uFFFD', text));
    }

    [Fact]
    public void Read_MaskedField_LeavesNoTraceOfItsText()
    {
        var plan = Plan with { Privacy = new PrivacyPlan(null, ["country"]) };
        var body = new EventBody(PlanLayout.Of(plan), new Mask(new byte[32]), Now);

        body.Read("""{"id":"a","time":"2026-01-31T08:00:00Z","inputs":{"country":"CANARY","patient":"CANARY"}}"""u8);

        var batch = body.Batch.Build(Now);
        Assert.Equal(1, batch.UndeclaredFields);
        Assert.DoesNotContain("CANARY", Encoding.UTF8.GetString(BatchCodec.Write(batch)), StringComparison.Ordinal);
    }

    [Fact]
    public void ContentHash_OtherOrderAndSpaces_IsEqualAndAnyOtherChangeIsNot()
    {
        var hash = ContentHash.Of("""{"id":"a","inputs":{"x":1,"y":[1,2]}}"""u8);

        Assert.Equal(hash, ContentHash.Of("""{ "inputs": {"y":[1, 2],"x":1}, "id":"a" }"""u8));
        Assert.NotEqual(hash, ContentHash.Of("""{"id":"a","inputs":{"x":1,"y":[2,1]}}"""u8));
        Assert.NotEqual(hash, ContentHash.Of("""{"id":"a","inputs":{"x":"1","y":[1,2]}}"""u8));
        Assert.NotEqual(hash, ContentHash.Of("""{"id":"a","inputs":{"x":1},"y":[1,2]}"""u8));
    }

    private static EventBatch Parse(string json)
    {
        var body = new EventBody(PlanLayout.Of(Plan), new Mask(new byte[32]), Now);
        Assert.Null(body.Read(Encoding.UTF8.GetBytes(json)));
        Assert.Empty(body.Rejected);
        return BatchCodec.ReadEvents(BatchCodec.Write(body.Batch.Build(Now)));
    }
}
