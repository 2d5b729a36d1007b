using System.Globalization;
using System.Text;
using CsCheck;

namespace ModelWatch.Tests.Doors;

/// <summary>What nobody should send: each is refused with a reason or counted as what it is, nothing is half taken and nothing throws.</summary>
public sealed class HostileDoorTests
{
    private const string Plan = """
        model: m
        version: "1"
        inputs: {dose: {kind: numeric}, weight_kg: {kind: numeric}, site: {kind: categorical}}
        outputs: {score: {kind: probability}}
        """;

    private static readonly string Deep = new string('[', 5000) + new string(']', 5000);

    public static TheoryData<string> BadBodies =>
    [
        "", " ", "null", "{", "[]", "{}", "\0\0\0\0", "{\"instances\":[]}", "{\"instances\":7}", "{\"instances\":[[1],{\"a\":1}]}", "{\"instances\":[{\"a\":1,\"a\":2}]}",
        "{\"instances\":" + Deep + "}", Deep, "{\"inputs\":[{\"name\":\"x\",\"shape\":[99999999,99999999],\"datatype\":\"FP32\",\"data\":[]}]}",
        "{\"inputs\":[{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP99\",\"parameters\":{\"binary_data_size\":8}}]}12345678",
        "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"BYTES\",\"parameters\":{\"binary_data_size\":4}}]}\u0001\u0000\u0000\u0000",
        "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":-1}}]}",
        "{\"inputs\":[{\"name\":\"x\",\"shape\":\"1\",\"datatype\":\"FP32\",\"data\":[1]}]}", "{\"error\":\"model is broken\"}", "{\"data\":{\"names\":[\"a\"],\"ndarray\":[[1,2]]}}",
        "{\"dataframe_split\":{\"columns\":[\"a\"],\"data\":[[1,2]]}}", "{\"instances\":[[1,2,3]],\"instances\":[[1,2,3]]}", "\"never closed",
    ];

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task KServeBody_ThatCannotBeRead_IsRejectedBeforeItWaits(string body)
    {
        using var house = new DoorHouse(Plan);
        var receipt = await house.KServeAsync("1", false, Encoding.Latin1.GetBytes(body));
        await house.KServeAsync("1", true, """{"predictions":[0.5]}""");
        Assert.True(receipt!.Rejected.Count == 1 || receipt.Waiting == 1, "neither refused nor kept");
        Assert.Empty(house.House.Log.Read("m", 0, 10));
    }

    [Theory]
    [InlineData("application/cloudevents+json", "")]
    [InlineData("application/cloudevents+json", "{\"specversion\":\"1.0\"")]
    [InlineData("application/cloudevents+json", "{}")]
    [InlineData("application/cloudevents+json", "{\"specversion\":\"9\",\"type\":\"t\",\"id\":\"1\"}")]
    [InlineData("application/cloudevents+json", "{\"specversion\":\"1.0\",\"type\":\"t\",\"id\":\"1\",\"data_base64\":\"%%%\"}")]
    [InlineData("application/cloudevents-batch+json", "{}")]
    [InlineData("application/cloudevents-batch+json", "[{\"specversion\":\"1.0\"},")]
    [InlineData("application/json", "{}")]
    public async Task Request_ThatIsNoCloudEvent_IsRefusedAsAWhole(string type, string body)
    {
        using var house = new DoorHouse(Plan);
        Assert.Null(await house.CloudAsync(Encoding.UTF8.GetBytes(body), ("Content-Type", type)));
    }

    [Fact]
    public async Task Batch_WithBadElements_TakesTheGoodOnesAndNamesTheOthers()
    {
        using var house = new DoorHouse(Plan);
        const string Good = """{"specversion":"1.0","type":"t","id":"g","source":"s","modelid":"m","time":"2026-03-01T08:00:00Z","data":{"inputs":{"dose":1},"outputs":{"score":0.5}}}""";
        var receipt = await house.CloudAsync(
            Encoding.UTF8.GetBytes($$$"""[7,{"specversion":"1.0"},{{{Good}}},{"specversion":"1.0","type":"t","modelid":"other","data":{}},{"specversion":"1.0","type":"t","id":"x","modelid":"m","data":[1]}]"""),
            ("Content-Type", "application/cloudevents-batch+json"));
        Assert.Equal(1, receipt!.Accepted);
        Assert.Equal([(0, "malformed"), (1, "malformed"), (3, "unknown-model"), (4, "malformed")], receipt.Rejected.Select(r => (r.Index, r.Reason)));
    }

    [Theory]
    [InlineData("sagemaker", "{}", 1)]
    [InlineData("sagemaker", "not json\n{\"captureData\":{}}\n[1]", 3)]
    [InlineData("sagemaker", """{"captureData":{"endpointInput":{"data":"###","encoding":"BASE64"},"endpointOutput":{"data":"1","encoding":"CSV"}},"eventMetadata":{"eventId":"1","inferenceTime":"2026-03-01T08:00:00Z"}}""", 1)]
    [InlineData("sagemaker", """{"captureData":{"endpointInput":{"data":"1,2,3\n1,2,3","encoding":"CSV"},"endpointOutput":{"data":"1","encoding":"CSV"}},"eventMetadata":{"eventId":"1","inferenceTime":"2026-03-01T08:00:00Z"}}""", 1)]
    [InlineData("azure", """{"specversion":"1.0","type":"azureml.inference.model_inputs","time":"2026-03-01T08:00:00Z","correlationid":"1","data":null,"dataref":"azureml://x"}""", 1)]
    [InlineData("azure", """{"specversion":"1.0","type":"azureml.inference.model_inputs","time":"2026-03-01T08:00:00Z","correlationid":"1","data":[{"dose":1}],"contentrange":"bytes 0-9/100"}""", 1)]
    [InlineData("kserve", """{"bytes":"***","reqType":"request","id":"1"}""", 1)]
    [InlineData("databricks", """{"status_code":500}""", 1)]
    [InlineData("native", "{\"dose\":1}\n\nfalse\n{\"id\":\"1\",\"time\":\"2026-03-01T08:00:00Z\",\"dose\":1,\"dose\":2}", 3)]
    public async Task RecordedLine_ThatCannotBeRead_IsRejectedAlone(string format, string body, int rejected)
    {
        using var house = new DoorHouse(Plan);
        var receipt = await house.CaptureAsync(format, body);
        Assert.Equal(rejected, receipt!.Rejected.Count);
        Assert.Equal(0, receipt.Accepted + receipt.Waiting);
    }

    [Fact]
    public async Task Csv_WithARaggedRowAndAnOpenQuote_SaysWhich()
    {
        using var house = new DoorHouse(Plan);
        var receipt = await house.CaptureAsync("csv", "id,time,dose,weight_kg,site,score\n1,2026-03-01 08:00,1,2,NA,0.5\n2,x\n3,2026-03-01T08:00:00Z,,\"\",DE,0.5\n");
        Assert.Equal((2, 1), (receipt!.Accepted, Assert.Single(receipt.Rejected).Index));
        Assert.Contains(receipt.Warnings, w => w.Contains("report.zone", StringComparison.Ordinal));
        Assert.Null(await house.CaptureAsync("csv", "id,time\n\"1,2026\n"));
        Assert.Null(await house.CaptureAsync("csv", "x,y\n1,2\n"));
    }

    [Theory]
    [InlineData("kserve v1")]
    [InlineData("v2 binary")]
    [InlineData("batch")]
    [InlineData("sagemaker csv")]
    [InlineData("sagemaker base64")]
    [InlineData("azure")]
    [InlineData("csv")]
    [InlineData("seldon")]
    [InlineData("databricks")]
    [InlineData("flat lines")]
    public void Door_GivenMutatedTraffic_NeverThrows(string door)
    {
        using var house = new DoorHouse(Plan);
        var calls = SameTraffic.Calls();
        Gen.Select(Gen.Int[0, calls.Count - 1], Gen.Int[0, 1 << 20], Gen.Byte, Gen.Int[0, 3]).Sample(
            (index, place, value, kind) =>
            {
                house.Mutate = body => Mutated(body, place, value, kind);
                SameTraffic.Doors[door](house, calls[index] with { Id = place.ToString(CultureInfo.InvariantCulture) }).GetAwaiter().GetResult();
                return true;
            },
            iter: 60,
            threads: 1);
    }

    /// <summary>A byte changed, a byte dropped, the end cut, or a piece doubled.</summary>
    private static byte[] Mutated(byte[] body, int place, byte value, int kind)
    {
        var at = place % body.Length;
        return kind switch
        {
            0 => [.. body[..at], value, .. body[(at + 1)..]],
            1 => [.. body[..at], .. body[(at + 1)..]],
            2 => body[..at],
            _ => [.. body[..at], .. body[(at / 2)..at], .. body[at..]],
        };
    }
}
