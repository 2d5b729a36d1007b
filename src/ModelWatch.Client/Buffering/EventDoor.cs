using ModelWatch.Client.Sampling;

namespace ModelWatch.Client.Buffering;

/// <summary>
/// The side of the client on which the model's threads are: decides, numbers, copies into the ring. Nothing here waits, throws or allocates.
/// </summary>
internal sealed class EventDoor
{
    private readonly TimeProvider _clock;
    private readonly RingEntry _entry;
    private readonly Wakening _wakening;
    private readonly IdSource _ids;
    private readonly Sampler? _sampler;

    public EventDoor(ModelWatchClientOptions options, EventRing ring, Wakening wakening, IdSource ids)
    {
        _clock = options.Time;
        _entry = new RingEntry(ring, wakening, options.BufferEvents);
        _wakening = wakening;
        _ids = ids;
        _sampler = Sampler.Of(options.Sampling, options.Time);
        Outcome = new OutcomeDoor(_entry, _sampler, options.Time);
    }

    public LaneTally Events => _entry.Events;

    public LaneTally Outcomes => _entry.Outcomes;

    public EventRing Ring => _entry.Ring;

    /// <summary>The door of the outcomes.</summary>
    public OutcomeDoor Outcome { get; }

    public Observation Take<TBody>(in TBody body, in EventDetails details)
        where TBody : struct, IRecordBody, allows ref struct
    {
        var id = details.Id;
        var numbered = false;
        try
        {
            var now = _clock.GetUtcNow();
            id = id.IsNone ? _ids.Next(now) : id;
            var rate = 1.0;
            if (_sampler is not null && id.IsValid)
            {
                rate = _sampler.Rate(body, details.Segments);
                if (rate < 1 && !IdHash.Keeps(IdHash.Of(id), rate))
                {
                    Events.LeaveOut();
                    return new Observation(id, ObservationState.SampledOut);
                }
            }

            var sequence = Events.Number();
            numbered = true;
            var head = new RecordHead((details.Time ?? now).UtcTicks, sequence, 1 / rate, id.Guid, body.Schema);
            var state = id.IsValid && body.IsValid ? Put(head, id, body, details) : RingEntry.Refuse(Events, DropReason.Invalid);
            _wakening.Reached(sequence);
            return new Observation(id, state);
        }
        catch (Exception)
        {
            // Values that change while they are read, a clock that throws: monitoring must not disturb the model.
            if (!numbered)
            {
                Events.Number();
            }

            return new Observation(id, RingEntry.Refuse(Events, DropReason.Error));
        }
    }

    /// <summary>Counts events that a wrapper could not read.</summary>
    public void Unreadable(int events)
    {
        for (var i = 0; i < events; i++)
        {
            Events.Number();
            RingEntry.Refuse(Events, DropReason.Error);
        }
    }

    private ObservationState Put<TBody>(in RecordHead head, in EventId id, in TBody body, in EventDetails details)
        where TBody : struct, IRecordBody, allows ref struct
    {
        var size = RecordHead.Bytes + RingEntry.SizeOf(id) + body.Size + (details.Label is { } label ? RecordWriter.SizeOf(label) : 0)
            + (details.Segments.IsEmpty ? 0 : RecordWriter.SizeOf(details.Segments));
        if (!_entry.TryClaim(Events, size, out var place, out var state))
        {
            return state;
        }

        var tag = RecordTag.Void;
        try
        {
            tag = Fill(new RecordWriter(Ring.Payload(place, size)), head, id, body, details);
        }
        finally
        {
            _entry.Publish(Events, place, size, tag);
        }

        return ObservationState.Buffered;
    }

    /// <summary>Writes the record and gives its tag.</summary>
    private static int Fill<TBody>(RecordWriter to, in RecordHead head, in EventId id, in TBody body, in EventDetails details)
        where TBody : struct, IRecordBody, allows ref struct
    {
        head.Write(ref to);
        RingEntry.Write(ref to, id);
        body.Write(ref to);
        var tag = body.Form | (id.IsText ? RecordTag.HasTextId : 0);
        if (details.Label is { } label)
        {
            to.Write(label);
            tag |= RecordTag.HasLabel;
        }

        if (!details.Segments.IsEmpty)
        {
            to.Write(details.Segments);
            tag |= RecordTag.HasSegments;
        }

        return tag;
    }
}
