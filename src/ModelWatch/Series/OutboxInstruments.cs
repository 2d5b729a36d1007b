using System.Diagnostics.Metrics;
using ModelWatch.State;

namespace ModelWatch.Series;

/// <summary>What the outbox tells about itself.</summary>
internal sealed class OutboxInstruments
{
    private readonly IStateStore _state;
    private readonly string[] _stores;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _points;
    private readonly Counter<long> _replays;
    private readonly Counter<long> _dead;
    private readonly Histogram<double> _duration;

    public OutboxInstruments(IStateStore state, IReadOnlyList<ITimeSeriesStore> stores, IMeterFactory meters)
    {
        var meter = meters.Create("ModelWatch");
        _state = state;
        _stores = [.. stores.Select(s => s.Name)];
        _requests = meter.CreateCounter<long>("modelwatch_store_requests_total", null, "Requests to a time-series store");
        _points = meter.CreateCounter<long>("modelwatch_store_points_total", null, "Points sent to a time-series store");
        _replays = meter.CreateCounter<long>("modelwatch_store_durability_replays_total", null, "Batches sent again because the store was restarted");
        _duration = meter.CreateHistogram<double>("modelwatch_store_request_duration_seconds", "s", "Time of a request to a time-series store");
        _dead = meter.CreateCounter<long>("modelwatch_dead_letters_total", null, "Points that became dead letters; reason forgotten: dead letters that were dropped over the bound");
        meter.CreateObservableGauge("modelwatch_dead_letters", Dead, null, "Points that a time-series store refused and that are kept for another try");
        meter.CreateObservableGauge("modelwatch_outbox_batches", () => Each(w => w.Batches), null, "Batches that wait for a time-series store");
        meter.CreateObservableGauge(
            "modelwatch_outbox_oldest_unsent_timestamp_seconds",
            () => Each(w => w.Oldest?.ToUnixTimeMilliseconds() / 1000.0 ?? 0),
            null,
            "When the oldest waiting batch was made; 0 = none waits");
    }

    /// <summary>Counts one request of <paramref name="points"/> points.</summary>
    public void Request(string store, WriteResult result, int points, TimeSpan took)
    {
        var outcome = result switch
        {
            WriteResult.Accepted => "accepted",
            WriteResult.Transient => "transient",
            WriteResult.TooLarge => "too_large",
            _ => "permanent",
        };
        KeyValuePair<string, object?>[] labels = [new("store", store), new("outcome", outcome)];
        _requests.Add(1, labels);
        _points.Add(points, labels);
        _duration.Record(took.TotalSeconds, labels);
    }

    public void Replayed(string store, int batches) => _replays.Add(batches, new KeyValuePair<string, object?>("store", store));

    /// <summary>Counts points that became dead letters.</summary>
    public void Buried(string store, DeadReason kind, int points) => Dead(store, DeadLetterTable.Word(kind), points);

    /// <summary>Counts dead letters that were dropped: there were too many, or somebody said so.</summary>
    public void Forgotten(string store, long points) => Dead(store, "forgotten", points);

    private void Dead(string store, string reason, long points) => _dead.Add(points, new("source", store), new("reason", reason));

    /// <summary>Of each configured store: what lies in its dead letters by reason, 0 where there is none.</summary>
    private IEnumerable<Measurement<long>> Dead()
    {
        var found = _state.Read(DeadLetterList.PointsByKind).ToLookup(d => d.Store);
        return
        [
            .. from store in _stores
               from kind in Enum.GetValues<DeadReason>().Select(DeadLetterTable.Word)
               select new Measurement<long>(found[store].Where(d => d.Kind == kind).Sum(d => d.Points), new("source", store), new("reason", kind)),
        ];
    }

    private IEnumerable<Measurement<T>> Each<T>(Func<(long Batches, DateTimeOffset? Oldest), T> figure)
        where T : struct =>
        [.. _stores.Select(s => new Measurement<T>(figure(_state.Read(c => OutboxTable.Waiting(c, s))), new KeyValuePair<string, object?>("store", s)))];
}
