using ModelWatch.Client.Buffering;
using ModelWatch.Client.Sampling;

namespace ModelWatch.Client.Tests.Support;

/// <summary>The model's side of a client without a sender: what enters the ring is read here.</summary>
internal sealed class Door
{
    private readonly EventDoor _door;

    public Door(ModelWatchClientOptions options, EventSchema schema, int seed)
    {
        _door = new EventDoor(options, new EventRing(options.BufferBytes), new Wakening(), new IdSource((uint)seed, (uint)(seed * 7919)));
        Observer = new ModelObserver(_door, new BoundSchema(schema, 0, options.Sampling.StratumField));
    }

    public ModelObserver Observer { get; }

    public LaneCounts Counts => _door.Events.Snapshot();

    /// <summary>The heads of what entered since the last call; the ring is empty afterwards.</summary>
    public List<RecordHead> Take()
    {
        var heads = new List<RecordHead>();
        while (_door.Ring.TryPeek(out _, out var payload))
        {
            var reader = new RecordReader(payload);
            heads.Add(RecordHead.Read(ref reader));
            _door.Ring.Release();
        }

        return heads;
    }
}
