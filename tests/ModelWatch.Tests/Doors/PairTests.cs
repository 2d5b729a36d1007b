using ModelWatch.Doors;
using ModelWatch.Intake;

namespace ModelWatch.Tests.Doors;

/// <summary>Requests and responses that come apart meet once, on the disk.</summary>
public sealed class PairTests
{
    private const string Request = """{"instances":[[1,2]]}""";
    private const string Response = """{"predictions":[0.5]}""";
    private const string Plan = """
        model: m
        version: "1"
        inputs: {a: {kind: numeric}, b: {kind: numeric}}
        outputs: {score: {kind: probability}}
        segments: [endpoint]
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Halves_InEitherOrderAndAcrossARestart_MakeOneEvent(bool responseFirst)
    {
        using var house = new DoorHouse(Plan);
        var first = await house.KServeAsync("1", responseFirst, responseFirst ? Response : Request);
        house.Restart();
        Assert.Equal(1, house.Pairs.Waiting);
        var second = await house.KServeAsync("1", !responseFirst, responseFirst ? Request : Response);
        Assert.Equal((0, 1, 1, 0), (first!.Accepted, first.Waiting, second!.Accepted, second.Waiting));
        Assert.Equal(0, house.Pairs.Waiting);
        Assert.Equal(1, Assert.Single(house.Windows()).Events);
    }

    [Fact]
    public async Task Repeat_OfEitherHalf_IsADuplicateAndWaitsNoMore()
    {
        using var house = new DoorHouse(Plan);
        await house.KServeAsync("1", false, Request);
        var again = await house.KServeAsync("1", false, Request);
        await house.KServeAsync("1", true, Response);
        var late = await house.KServeAsync("1", true, Response);
        var lateToo = await house.KServeAsync("1", false, Request);
        Assert.Equal((1, 1, 1), (again!.Duplicates, late!.Duplicates, lateToo!.Duplicates));
        Assert.Equal(0, house.Pairs.Waiting);
    }

    [Fact]
    public async Task Half_WithOtherContentUnderTheSameId_IsAConflict()
    {
        using var house = new DoorHouse(Plan);
        await house.KServeAsync("1", false, Request);
        var other = await house.KServeAsync("1", false, """{"instances":[[3,4]]}""");
        Assert.Equal(RejectReason.IdConflict, Assert.Single(other!.Rejected).Reason);
    }

    [Fact]
    public async Task Halves_OfDifferentCallsOrPlaces_DoNotMeet()
    {
        using var house = new DoorHouse(Plan);
        await house.KServeAsync("1", false, Request);
        await house.KServeAsync("2", true, Response);
        await house.KServeAsync("1", true, Response, "2026-03-01T08:00:00Z", ("ce-endpoint", "canary"));
        await house.KServeAsync("1", true, Response, "2026-03-01T08:00:00Z", ("ce-source", "http://elsewhere/"));
        Assert.Equal(4, house.Pairs.Waiting);
    }

    [Fact]
    public async Task Half_ThatWaits_LiesSealed()
    {
        using var house = new DoorHouse(Plan);
        await house.KServeAsync("1", false, """{"instances":[[1,2]],"note":"SECRET-OF-A-HALF"}""");
        foreach (var file in Directory.EnumerateFiles(house.House.Folder, "pairs.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.Equal(-1, bytes.AsSpan().IndexOf("SECRET-OF-A-HALF"u8));
        }
    }

    [Fact]
    public async Task Half_WhoseBytesChangedOnTheDisk_IsToldAndTheOtherWaits()
    {
        using var house = new DoorHouse(Plan);
        await house.KServeAsync("1", false, Request);
        house.Change("UPDATE half SET sealed = CAST(substr(sealed, 1, length(sealed) - 1) || x'00' AS BLOB)");

        var response = await house.KServeAsync("1", true, Response);
        var again = await house.KServeAsync("1", false, Request);

        Assert.Equal((0, 1, 1), (response!.Accepted, response.Waiting, again!.Accepted));
        Assert.Equal(0, house.Pairs.Waiting);
    }

    [Fact]
    public async Task Half_ThatWaitedTooLong_IsDroppedAndTold()
    {
        using var house = new DoorHouse(Plan);
        await house.KServeAsync("1", false, Request);
        await house.KServeAsync("2", false, Request);
        await house.KServeAsync("2", true, Response);
        house.House.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal([("kserve", 1)], await house.Pairs.ExpireAsync());
        Assert.Equal(0, house.Pairs.Waiting);
        Assert.Equal(1, (await house.KServeAsync("1", true, Response))!.Waiting);
    }

    [Fact]
    public async Task Full_TakesNoFurtherHalfButCompletesThoseThatWait()
    {
        using var house = new DoorHouse(Plan, new DoorOptions { MostWaiting = 1 });
        await house.KServeAsync("1", false, Request);
        Assert.Null(await house.KServeAsync("2", false, Request));
        Assert.Equal(1, (await house.KServeAsync("1", true, Response))!.Accepted);
        Assert.Equal(1, (await house.KServeAsync("2", false, Request))!.Waiting);
    }

    [Fact]
    public async Task Transformer_IsPassedOverWhileThePredictorCounts()
    {
        using var house = new DoorHouse(Plan);
        foreach (var component in new[] { "transformer", "predictor" })
        {
            await house.KServeAsync("1", false, Request, "2026-03-01T08:00:00Z", ("ce-component", component));
            await house.KServeAsync("1", true, Response, "2026-03-01T08:00:00Z", ("ce-component", component));
        }

        Assert.Equal(0, house.Pairs.Waiting);
        Assert.Equal(1, Assert.Single(house.Windows()).Events);
    }

    [Theory]
    [InlineData("ce-inferenceservicename", "nobody", "unknown-model")]
    [InlineData("ce-time", "yesterday", "no-time")]
    [InlineData("ce-id", "", "no-id")]
    public async Task Half_WithABadEnvelope_IsRejectedAtOnce(string header, string value, string reason)
    {
        using var house = new DoorHouse(Plan);
        var receipt = await house.KServeAsync("1", false, Request, "2026-03-01T08:00:00Z", (header, value));
        Assert.Equal(reason, Assert.Single(receipt!.Rejected).Reason);
        Assert.Equal(0, house.Pairs.Waiting);
    }

    [Fact]
    public async Task Attribute_ThatThePlanCallsASegment_BecomesOne()
    {
        using var house = new DoorHouse(Plan);
        await house.KServeAsync("1", false, Request, "2026-03-01T08:00:00Z", ("ce-endpoint", "canary"));
        await house.KServeAsync("1", true, Response, "2026-03-01T08:00:00Z", ("ce-endpoint", "canary"));
        house.Windows();
        Assert.Single(house.House.WindowsOf("endpoint=canary"));
    }
}
