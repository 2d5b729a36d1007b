using System.Text;

namespace ModelWatch.Tests.Doors;

/// <summary>Ids that are no text: with U+FFFD in their place two of them would be one.</summary>
public sealed class BrokenIdTests
{
    private const string Plan = """
        model: m
        version: "1"
        inputs: {dose: {kind: numeric}}
        outputs: {score: {kind: probability}}
        """;

    private const string Data = """{"inputs":{"dose":1},"outputs":{"score":0.5}}""";

    [Theory]
    [InlineData("%FF", "id")]
    [InlineData("a%C3", "id")]
    [InlineData("%ED%A0%80", "id")]
    [InlineData("%FE", "source")]
    public async Task Header_WithBytesThatAreNoText_RefusesTheEvent(string value, string name)
    {
        using var house = new DoorHouse(Plan);
        (string, string)[] good =
        [
            ("Content-Type", "application/json"), ("ce-specversion", "1.0"), ("ce-type", "t"), ("ce-modelid", "m"), ("ce-time", "2026-03-01T08:00:00Z"),
            ("ce-id", "1"), ("ce-source", "s"),
        ];
        Assert.NotNull(await house.CloudAsync(Encoding.UTF8.GetBytes(Data), good));
        Assert.Null(await house.CloudAsync(Encoding.UTF8.GetBytes(Data), [.. good, ("ce-" + name, value)]));
        Assert.Single(house.House.Log.Read("m", 0, 10));
    }

    [Fact]
    public async Task Element_WhoseIdIsNoText_IsRefusedWithItsIndex()
    {
        using var house = new DoorHouse(Plan);
        byte[] Event(byte[] id) =>
            [.. Encoding.UTF8.GetBytes($$"""{"specversion":"1.0","type":"t","source":"s","modelid":"m","time":"2026-03-01T08:00:00Z","data":{{Data}},"id":"""), .. "\""u8, .. id, .. "\"}"u8];
        byte[] batch =
        [
            .. "["u8, .. Event("a"u8.ToArray()), .. ","u8, .. Event([0xFF]), .. ","u8, .. Event([0xFE]), .. ","u8, .. Event(Encoding.ASCII.GetBytes("\\ud800")), .. "]"u8,
        ];
        var receipt = await house.CloudAsync(batch, ("Content-Type", "application/cloudevents-batch+json"));
        Assert.Equal(1, receipt!.Accepted);
        Assert.Equal([1, 2, 3], receipt.Rejected.Select(r => r.Index));
        Assert.All(receipt.Rejected, r => Assert.Contains("no UTF-8", r.Detail, StringComparison.Ordinal));
        Assert.Null(await house.CloudAsync(Event([0xFF]), ("Content-Type", "application/cloudevents+json")));
    }
}
