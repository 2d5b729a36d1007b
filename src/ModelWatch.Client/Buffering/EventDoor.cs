using System.Text;
using ModelWatch.Client.Sampling;

namespace ModelWatch.Client.Buffering;

/// <summary>
/// The side of the client on which the model's threads are: decides, numbers, copies into the ring. Nothing here waits, throws or allocates.
/// </summary>
internal sealed class EventDoor(ModelWatchClientOptions options, EventRing ring, Wakening wakening, IdSource ids)
{
    private readonly Sampler? _sampler = Sampler.Of(options.Sampling, options.Time);

    public LaneTally Events { get; } = new();

    public LaneTally Outcomes { get; } = new();

    public EventRing Ring => ring;

    public Observation Take<TBody>(in TBody body, in EventDetails details)
        where TBody : struct, IRecordBody, allows ref struct
    {
        var id = details.Id;
        var numbered = false;
        try
        {
            var now = options.Time.GetUtcNow();
            id = id.IsNone ? ids.Next(now) : id;
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
            var state = id.IsValid && body.IsValid ? Put(head, id, body, details) : Refuse(Events, DropReason.Invalid);
            wakening.Reached(sequence);
            return new Observation(id, state);
        }
        catch (Exception)
        {
            // Values that change while they are read, a clock that throws: monitoring must not disturb the model.
            if (!numbered)
            {
                Events.Number();
            }

            return new Observation(id, Refuse(Events, DropReason.Error));
        }
    }

    public ObservationState TakeOutcome(in EventId id, in FeatureValue label, DateTimeOffset? time, string? source, bool mayBeSampledOut)
    {
        var numbered = false;
        try
        {
            if (mayBeSampledOut && _sampler is not null && id.IsValid && !_sampler.MayHaveKept(id))
            {
                Outcomes.LeaveOut();
                return ObservationState.SampledOut;
            }

            var sequence = Outcomes.Number();
            numbered = true;
            if (!id.IsValid)
            {
                return Refuse(Outcomes, DropReason.Invalid);
            }

            var head = new RecordHead((time ?? options.Time.GetUtcNow()).UtcTicks, sequence, 1, id.Guid, -1);
            var size = RecordHead.Bytes + SizeOf(id) + RecordWriter.SizeOf(label) + (source is null ? 0 : RecordWriter.SizeOf(source));
            if (!TryClaim(Outcomes, size, out var place, out var state))
            {
                return state;
            }

            var tag = RecordTag.Void;
            try
            {
                var to = new RecordWriter(ring.Payload(place, size));
                head.Write(ref to);
                WriteId(ref to, id);
                to.Write(label);
                if (source is not null)
                {
                    to.Write(source);
                }

                tag = RecordTag.Outcome | (id.IsText ? RecordTag.HasTextId : 0) | (source is null ? 0 : RecordTag.HasSource);
            }
            finally
            {
                Publish(Outcomes, place, size, tag);
            }

            return ObservationState.Buffered;
        }
        catch (Exception)
        {
            if (!numbered)
            {
                Outcomes.Number();
            }

            return Refuse(Outcomes, DropReason.Error);
        }
    }

    /// <summary>Counts events that a wrapper could not read.</summary>
    public void Unreadable(int events)
    {
        for (var i = 0; i < events; i++)
        {
            Events.Number();
            Events.Refuse(DropReason.Error);
        }
    }

    private ObservationState Put<TBody>(in RecordHead head, in EventId id, in TBody body, in EventDetails details)
        where TBody : struct, IRecordBody, allows ref struct
    {
        var size = RecordHead.Bytes + SizeOf(id) + body.Size + (details.Label is { } known ? RecordWriter.SizeOf(known) : 0)
            + (details.Segments.IsEmpty ? 0 : RecordWriter.SizeOf(details.Segments));
        if (!TryClaim(Events, size, out var place, out var state))
        {
            return state;
        }

        var tag = RecordTag.Void;
        try
        {
            var to = new RecordWriter(ring.Payload(place, size));
            head.Write(ref to);
            WriteId(ref to, id);
            body.Write(ref to);
            tag = body.Form | (id.IsText ? RecordTag.HasTextId : 0);
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
        }
        catch (Exception)
        {
            tag = RecordTag.Void; // counted as an error by the caller
            throw;
        }
        finally
        {
            Publish(Events, place, size, tag);
        }

        return ObservationState.Buffered;
    }

    private bool TryClaim(LaneTally lane, int size, out int place, out ObservationState state)
    {
        state = ObservationState.Buffered;
        place = -1;
        if (size > Math.Min(ring.LargestRecord, Sending.Batch.LargestLine))
        {
            state = Refuse(lane, DropReason.TooLarge);
            return false;
        }

        if (options.BufferEvents == int.MaxValue || Events.Buffered + Outcomes.Buffered < options.BufferEvents)
        {
            place = ring.TryClaim(size);
        }

        if (place < 0)
        {
            state = Refuse(lane, ring.IsClosed ? DropReason.Disposed : DropReason.BufferFull);
            return false;
        }

        return true;
    }

    /// <summary>A void record has no lane: it was counted as an error by whoever failed to fill it.</summary>
    private void Publish(LaneTally lane, int place, int size, int tag)
    {
        if (tag != RecordTag.Void)
        {
            lane.Enter();
        }

        ring.Publish(place, size, tag);
        if (ring.IsHalfFull)
        {
            wakening.Wake();
        }
    }

    private static ObservationState Refuse(LaneTally lane, DropReason reason)
    {
        lane.Refuse(reason);
        return ObservationState.Dropped;
    }

    private static int SizeOf(in EventId id) => id.IsText ? sizeof(int) + Encoding.UTF8.GetByteCount(id.Text!) : 0;

    private static void WriteId(ref RecordWriter to, in EventId id)
    {
        if (id.IsText)
        {
            to.Write(id.Text!);
        }
    }
}
