using System.Text;

namespace ModelWatch.Tests.Doors;

/// <summary>A part of a larger Azure record is never taken for the whole, by whichever door it comes.</summary>
public sealed class AzurePartTests
{
    private const string Plan = """
        model: m
        version: "1"
        inputs: {dose: {kind: numeric}}
        outputs: {score: {kind: probability}}
        """;

    public static TheoryData<string, bool> Ranges => new()
    {
        { "bytes 0-9/100", true },
        { "bytes 90-99/100", true },
        { "bytes 60-99/*", true },
        { "bytes 0-116/117", false },
        { "bytes 0-59/*", false },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public async Task RecordedLine_ThatIsAPart_IsRefused(string range, bool isPart)
    {
        using var house = new DoorHouse(Plan);
        var receipt = await house.CaptureAsync("azure", Record(range));
        Assert.Equal(isPart ? (1, 0) : (0, 1), (receipt!.Rejected.Count, receipt.Waiting));
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public async Task CloudEvent_ThatIsAPart_IsRefused(string range, bool isPart)
    {
        using var house = new DoorHouse(Plan);
        var receipt = await house.CloudAsync(Encoding.UTF8.GetBytes(Record(range)), ("Content-Type", "application/cloudevents+json"));
        Assert.Equal(isPart ? (1, 0) : (0, 1), (receipt!.Rejected.Count, receipt.Waiting));
    }

    private static string Record(string range) =>
        $$"""{"specversion":"1.0","id":"1","modelid":"m","type":"azureml.inference.model_inputs","time":"2026-03-01T08:00:00Z","correlationid":"1","data":[{"dose":1}],"contentrange":"{{range}}"}""";
}
