using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.AspNetCore.Http;
using ModelWatch.Doors;
using ModelWatch.Doors.Bodies;
using ModelWatch.Doors.Calls;
using ModelWatch.Intake;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Doors;

/// <summary>A call is taken whole or not at all, and what a foreign door refuses is counted under its own name.</summary>
public sealed class DoorCountTests
{
    private const string Plan = """
        model: m
        version: "1"
        inputs: {dose: {kind: numeric}}
        outputs: {score: {kind: probability}}
        label: {kind: binary}
        """;

    [Fact]
    public void Call_WhoseRowsAreTooLarge_LeavesNothingOfItself()
    {
        var into = new NativeBody(largest: 1000);
        into.AddLine("""{"id":"1"}"""u8, 0);
        var before = into.Bytes.ToArray();
        var (request, _) = ForeignBody.Read(Encoding.UTF8.GetBytes("{\"instances\":[" + string.Join(',', Enumerable.Range(0, 40).Select(i => $"[{i}]")) + "]}"), isResponse: false);
        var (response, _) = ForeignBody.Read(Encoding.UTF8.GetBytes("{\"predictions\":[" + string.Join(',', Enumerable.Repeat("0.5", 40)) + "]}"), isResponse: true);
        var call = new ForeignCall(new CallFrame("c", null, "2026-03-01T08:00:00Z"), request!, response!);

        Assert.Contains("send it in parts", new CallTranslator(PlanReader.Read(Plan).Plan!).Write(call, 1, into), StringComparison.Ordinal);
        Assert.Equal(before, into.Bytes.ToArray());
        Assert.Equal(0, Assert.Single(into.Indices));
        Assert.Equal(-1, Assert.Single(into.Rows));
        Assert.Throws<ForeignFault>(() => into.AddLine(new byte[2000], 2));
        Assert.Equal(before, into.Bytes.ToArray());
    }

    [Fact]
    public void Call_WithColumnsThatNobodyDeclared_CountsTheirCells()
    {
        var (request, _) = ForeignBody.Read("""{"instances":[{"dose":1,"secret":"x","more":2},{"dose":3,"secret":"y","more":4}]}"""u8.ToArray(), isResponse: false);
        var (response, _) = ForeignBody.Read("""{"predictions":[0.5,0.6]}"""u8.ToArray(), isResponse: true);
        var into = new NativeBody();

        Assert.Null(new CallTranslator(PlanReader.Read(Plan).Plan!).Write(new ForeignCall(new CallFrame("c", null, "2026-03-01T08:00:00Z"), request!, response!), 0, into));

        Assert.Equal(4, into.Undeclared);
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(into.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Call_WithNamesBesideItsArray_CountsNoneWhereAllAreDeclared()
    {
        var (request, _) = ForeignBody.Read("""{"data":{"names":["dose"],"ndarray":[[1],[2]]}}"""u8.ToArray(), isResponse: false);
        var (response, _) = ForeignBody.Read("""{"data":{"names":["score"],"ndarray":[[0.5],[0.6]]}}"""u8.ToArray(), isResponse: true);
        var into = new NativeBody();

        Assert.Null(new CallTranslator(PlanReader.Read(Plan).Plan!).Write(new ForeignCall(new CallFrame("c", null, "2026-03-01T08:00:00Z"), request!, response!), 0, into));

        Assert.Equal((2, 0L), (into.Indices.Count, into.Undeclared));
    }

    [Fact]
    public async Task Receipt_OfMoreRefusalsThanAreListed_HasTheirNumber()
    {
        using var house = new DoorHouse(Plan);
        var receipt = await house.CaptureAsync("native", string.Join('\n', Enumerable.Repeat("""{"inputs":{"dose":1}}""", 1500)));
        Assert.Equal((IntakeLimits.MostListed, 1500), (receipt!.Rejected.Count, receipt.RejectedTotal));
    }

    [Fact]
    public async Task Labels_OfAForeignDoor_AreCountedUnderIt()
    {
        using var house = new DoorHouse(Plan);
        const string Truth = """{"groundTruthData":{"data":"1","encoding":"CSV"},"eventMetadata":{"eventId":"1"}}""";
        var counted = await CountAsync("modelwatch_ingest_labels_total", "sagemaker", "accepted", () => house.CaptureAsync("sagemaker", Truth, time: "2026-03-01T09:00:00Z"));
        Assert.Equal(1, counted);
    }

    [Fact]
    public async Task Body_ThatCannotBeRead_IsCountedAsOneRejected()
    {
        using var house = new DoorHouse(Plan);
        var door = new ForeignDoor(house.Intake(), new DoorInstruments(house.House.Time));
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream("x"u8.ToArray());
        Assert.Equal(1, await CountAsync("modelwatch_ingest_events_total", "door of a test", "rejected", () => door.AnswerAsync(http, "door of a test", 202, (_, _) => "no")));
    }

    /// <summary>Other tests count at the same time, so at least once is what can be told of a shared name.</summary>
    private static async Task<long> CountAsync(string metric, string source, string outcome, Func<Task> act)
    {
        long counted = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == metric) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            var known = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value as string);
            if (known.GetValueOrDefault("source") == source && known.GetValueOrDefault("outcome") == outcome) Interlocked.Add(ref counted, value);
        });
        listener.Start();
        await act();
        return Math.Min(1, Interlocked.Read(ref counted));
    }
}
