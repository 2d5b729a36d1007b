using System.Text;

namespace ModelWatch.Tests.Doors;

/// <summary>Outcomes that come by foreign doors join the predictions that came by them.</summary>
public sealed class ForeignLabelTests
{
    private const string Plan = """
        model: m
        version: "1"
        window: {length: 1h, minimum: 1}
        inputs: {a: {kind: numeric}, b: {kind: numeric}}
        outputs: {score: {kind: probability}}
        label: {kind: binary}
        """;

    [Fact]
    public async Task SageMaker_GroundTruthOfABatch_JoinsItsRows()
    {
        using var house = new DoorHouse(Plan);
        await house.CaptureAsync("sagemaker", """{"captureData":{"endpointInput":{"data":"1,2\n3,4\n","encoding":"CSV"},"endpointOutput":{"data":"0.25\n0.5","encoding":"CSV"}},"eventMetadata":{"eventId":"x","inferenceId":"call","inferenceTime":"2026-03-01T08:00:00Z"}}""");
        var receipt = await house.CaptureAsync("sagemaker", """{"groundTruthData":{"data":"1\n0","encoding":"CSV"},"eventMetadata":{"eventId":"call"},"eventVersion":"0"}""", time: "2026-03-01T09:00:00Z");
        Assert.Equal(2, receipt!.Accepted);
        Assert.Contains(receipt.Warnings, w => w.Contains("approximate", StringComparison.Ordinal));
        house.Windows();
        Assert.Equal(2, Assert.Single(house.House.WindowsOf()).Labelled);
    }

    [Fact]
    public async Task Seldon_Feedback_JoinsByTheRequestId()
    {
        using var house = new DoorHouse(Plan);
        await SeldonAsync(house, "1", "inference.request", """{"data":{"ndarray":[[1,2]]}}""");
        await SeldonAsync(house, "2", "inference.response", """{"data":{"ndarray":[[0.5]]}}""");
        var receipt = await SeldonAsync(house, "3", "feedback", """{"reward":1,"truth":{"data":{"ndarray":[[1]]}}}""");
        Assert.Equal(1, receipt!.Accepted);
        var reward = await SeldonAsync(house, "4", "feedback", """{"reward":1}""");
        Assert.Contains("truth", Assert.Single(reward!.Rejected).Detail, StringComparison.Ordinal);
        house.Windows();
        Assert.Equal(1, Assert.Single(house.House.WindowsOf()).Labelled);
    }

    [Fact]
    public async Task Databricks_SampledShare_BecomesTheWeight()
    {
        using var house = new DoorHouse(Plan);
        var receipt = await house.CaptureAsync("databricks", """{"databricks_request_id":"1","timestamp_ms":1772352000000,"status_code":200,"sampling_fraction":0.25,"request":"{\"instances\":[[1,2]]}","response":"{\"predictions\":[0.5]}"}""");
        Assert.Equal(1, receipt!.Accepted);
        Assert.Equal(4, Assert.Single(house.House.Log.Read("m", 0, 1)).Events!.Weights[0]);
    }

    [Fact]
    public async Task BrokenBytes_OfABinaryText_ReachTheQualityCountersUnmended()
    {
        using var house = new DoorHouse(Plan.Replace("b: {kind: numeric}", "b: {kind: text}", StringComparison.Ordinal));
        var json = """{"inputs":[{"name":"a","shape":[1],"datatype":"FP32","data":[1]},{"name":"b","shape":[1],"datatype":"BYTES","parameters":{"binary_data_size":6}}]}""";
        await house.KServeAsync("1", false, (byte[])[.. Encoding.UTF8.GetBytes(json), 2, 0, 0, 0, 0xC3, 0x28]);
        Assert.Equal(1, (await house.KServeAsync("1", true, """{"predictions":[0.5]}"""))!.Accepted);
        var column = Assert.Single(house.House.Log.Read("m", 0, 1)).Events!.Columns.First(c => c.Name == "input.b");
        Assert.Contains('\uFFFD', column.Dictionary[column.Codes[0]]);
    }

    private static Task<ModelWatch.Doors.DoorReceipt?> SeldonAsync(DoorHouse house, string id, string type, string body) => house.CloudAsync(
        Encoding.UTF8.GetBytes(body),
        ("ce-specversion", "1.0"), ("ce-id", id), ("ce-source", "seldon"), ("ce-time", "2026-03-01T08:00:00Z"), ("ce-requestid", "r"), ("ce-modelid", "m"), ("ce-type", "io.seldon.serving." + type));
}
