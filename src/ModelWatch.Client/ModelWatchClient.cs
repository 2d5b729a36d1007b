using System.Security.Cryptography;
using ModelWatch.Client.Buffering;
using ModelWatch.Client.Sampling;
using ModelWatch.Client.Sending;

namespace ModelWatch.Client;

/// <summary>
/// Sends what a model is asked, what it answers and what became of it to ModelWatch. Make one for each model when the program starts and dispose it at its
/// end. Observing never blocks, never throws and takes no more memory than the options allow: what does not fit is dropped and counted. Thread safe.
/// </summary>
public sealed class ModelWatchClient : IAsyncDisposable, IDisposable
{
    private readonly ModelWatchClientOptions _options;
    private readonly EventDoor _door;
    private readonly Wakening _wakening = new();
    private readonly Delivery _delivery;
    private readonly Sender _sender;
    private readonly Transport _transport;
    private readonly Packer _packer;
    private readonly LineWriter _lines;
    private readonly ClientMeter _meter;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _changing = new();
    private readonly Task _sending;
    private BoundSchema[] _schemas = [];
    private Task? _disposing;

    /// <summary>A client that sends from now on.</summary>
    /// <exception cref="ArgumentException">The options hold mistakes; all are named.</exception>
    public ModelWatchClient(ModelWatchClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Mistakes() is { Count: > 0 } mistakes)
        {
            throw new ArgumentException(string.Join(' ', mistakes), nameof(options));
        }

        _options = options;
        var random = new Random(options.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue));
        Source = options.Source ?? $"{Environment.MachineName}-{random.Next():x8}";
        _door = new EventDoor(options, new EventRing(options.BufferBytes), _wakening, new IdSource((uint)random.NextInt64(), (uint)random.NextInt64()));
        _transport = new Transport(options);
        _packer = new Packer(options.Compress);
        _delivery = new Delivery(options, _transport, new BackOff(options.FirstRetry, options.LongestRetry, random), _packer);
        _lines = new LineWriter(options, Source);
        _sender = new Sender(options, _door, _wakening, _lines, _delivery, index => Volatile.Read(ref _schemas)[index].Fields);
        _meter = new ClientMeter(options.Model, _door, () => _delivery.Retries);
        _sending = Task.Run(() => _sender.RunAsync(_stop.Token));
    }

    /// <summary>The name under which this client numbers its events.</summary>
    public string Source { get; }

    /// <summary>What became of everything so far.</summary>
    public ClientCounts Counts => new(_door.Events.Snapshot(), _door.Outcomes.Snapshot(), _delivery.Retries);

    /// <summary>The fast way for events of one shape. Call it once for a shape, not for each event.</summary>
    public ModelObserver Observer(EventSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        lock (_changing)
        {
            var known = Array.Find(_schemas, bound => ReferenceEquals(bound.Fields, schema));
            if (known is null)
            {
                known = new BoundSchema(schema, _schemas.Length, _options.Sampling.StratumField);
                Volatile.Write(ref _schemas, [.. _schemas, known]);
            }

            return new ModelObserver(_door, known);
        }
    }

    /// <summary>Takes one event with the names of its fields. Returns at once, never throws.</summary>
    public Observation Observe(
        ReadOnlySpan<KeyValuePair<string, FeatureValue>> inputs, ReadOnlySpan<KeyValuePair<string, FeatureValue>> outputs, EventDetails details = default) =>
        _door.Take(new NamedBody(inputs, outputs), details);

    /// <summary>The same for dictionaries, which are copied.</summary>
    public Observation Observe(IEnumerable<KeyValuePair<string, FeatureValue>> inputs, IEnumerable<KeyValuePair<string, FeatureValue>> outputs, EventDetails details = default)
    {
        try
        {
            return Observe([.. inputs], (ReadOnlySpan<KeyValuePair<string, FeatureValue>>)[.. outputs], details);
        }
        catch (Exception)
        {
            // A collection that is null, or changes while it is read.
            _door.Unreadable(1);
            return new Observation(details.Id, ObservationState.Dropped);
        }
    }

    /// <summary>
    /// Sends the outcome of an event that this or another process observed: what really happened, and when that became known (now, where no time is given). Where the
    /// sampling left the event out for certain, its outcome is left out too. Returns at once, never throws.
    /// </summary>
    public ObservationState Outcome(EventId id, FeatureValue label, DateTimeOffset? time = null) =>
        _door.Outcome.Take(id, label, time, null, mayBeSampledOut: true);

    /// <summary>Sends the outcome of an event that this client observed; it is left out where the event was.</summary>
    public ObservationState Outcome(in Observation observation, FeatureValue label, DateTimeOffset? time = null)
    {
        if (observation.State == ObservationState.SampledOut)
        {
            _door.Outcomes.LeaveOut();
            return ObservationState.SampledOut;
        }

        return _door.Outcome.Take(observation.Id, label, time, Source, mayBeSampledOut: false);
    }

    /// <summary>Completes when everything observed before the call is answered or dropped. Waits as long as an outage lasts, unless cancelled.</summary>
    public Task FlushAsync(CancellationToken cancellation = default) =>
        Task.WhenAny(_sender.FlushAsync(), _sending).WaitAsync(cancellation);

    /// <summary>Takes nothing more, sends what waits within <see cref="ModelWatchClientOptions.ShutdownTimeout"/>, drops and counts the rest.</summary>
    public async ValueTask DisposeAsync()
    {
        Task disposing;
        lock (_changing)
        {
            disposing = _disposing ??= CloseAsync();
        }

        await disposing.ConfigureAwait(false);
    }

    /// <summary>As <see cref="DisposeAsync"/>, waiting on this thread.</summary>
    public void Dispose() => Task.Run(async () => await DisposeAsync().ConfigureAwait(false)).GetAwaiter().GetResult();

    internal void Unreadable(int events) => _door.Unreadable(events);

    private async Task CloseAsync()
    {
        await Task.Yield();
        _door.Ring.Close();
        _wakening.Wake();
        using (var limit = new CancellationTokenSource())
        {
            await Task.WhenAny(_sending, Task.Delay(_options.ShutdownTimeout, _options.Time, limit.Token)).ConfigureAwait(false);
            await limit.CancelAsync().ConfigureAwait(false);
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        _meter.Dispose();
        _transport.Dispose();
        _packer.Dispose();
        _lines.Dispose();
        _stop.Dispose();
    }
}
