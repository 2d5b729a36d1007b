using System.Diagnostics.Metrics;
using System.Text.Json;
using ModelWatch.Client.Buffering;

namespace ModelWatch.Client;

/// <summary>The counters of one client as instruments of the meter <c>ModelWatch.Client</c>. They read when somebody collects, so the model's thread pays nothing.</summary>
internal sealed class ClientMeter : IDisposable
{
    private const string Prefix = "modelwatch.client.";
    private static readonly string[] Reasons = [.. Enum.GetValues<DropReason>().Select(reason => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString()))];
    private readonly (KeyValuePair<string, object?> Lane, LaneTally Tally)[] _lanes;
    private readonly Meter _meter;

    public ClientMeter(string model, EventDoor door, Func<long> retries)
    {
        _meter = new Meter("ModelWatch.Client", null, [new("model", model)]);
        _lanes = [(new("lane", "events"), door.Events), (new("lane", "outcomes"), door.Outcomes)];
        Count("observed", "Given to the client.", tally => tally.Observed);
        Count("sampled_out", "Left out by the sampling; no loss.", tally => tally.SampledOut);
        Count("sent", "Written into requests; counts again at each retry.", tally => tally.Sent);
        Count("accepted", "Stored by the service.", tally => tally.Accepted);
        Count("duplicates", "Known to the service already.", tally => tally.Duplicates);
        Count("rejected", "Refused by the service, one by one.", tally => tally.Rejected);
        _meter.CreateObservableCounter(Prefix + "dropped", Dropped, "{event}", "Lost, by reason.");
        _meter.CreateObservableCounter(Prefix + "retries", retries, "{request}", "Requests that were sent again.");
        _meter.CreateObservableGauge(Prefix + "buffered", () => Read(tally => tally.Buffered), "{event}", "In the buffer or in a request without answer.");
    }

    public void Dispose() => _meter.Dispose();

    private void Count(string name, string help, Func<LaneTally, long> read) =>
        _meter.CreateObservableCounter(Prefix + name, () => Read(read), "{event}", help);

    private IEnumerable<Measurement<long>> Read(Func<LaneTally, long> read) => _lanes.Select(lane => new Measurement<long>(read(lane.Tally), lane.Lane));

    private IEnumerable<Measurement<long>> Dropped() =>
        from lane in _lanes
        from reason in Enum.GetValues<DropReason>()
        select new Measurement<long>(lane.Tally.Dropped(reason), lane.Lane, new KeyValuePair<string, object?>("reason", Reasons[(int)reason]));
}
