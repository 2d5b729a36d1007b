using ModelWatch.Client.Sampling;

namespace ModelWatch.Client.Buffering;

/// <summary>Takes outcomes: what really happened, by the id of the event. Nothing here waits, throws or allocates.</summary>
internal sealed class OutcomeDoor(RingEntry entry, Sampler? sampler, TimeProvider clock)
{
    private LaneTally Tally => entry.Outcomes;

    public ObservationState Take(in EventId id, in FeatureValue label, DateTimeOffset? time, string? source, bool mayBeSampledOut)
    {
        var numbered = false;
        try
        {
            if (mayBeSampledOut && sampler is not null && id.IsValid && !sampler.MayHaveKept(id))
            {
                Tally.LeaveOut();
                return ObservationState.SampledOut;
            }

            var sequence = Tally.Number();
            numbered = true;
            var head = new RecordHead((time ?? clock.GetUtcNow()).UtcTicks, sequence, 1, id.Guid, -1);
            return id.IsValid ? Put(head, id, label, source) : RingEntry.Refuse(Tally, DropReason.Invalid);
        }
        catch (Exception)
        {
            if (!numbered)
            {
                Tally.Number();
            }

            return RingEntry.Refuse(Tally, DropReason.Error);
        }
    }

    private ObservationState Put(in RecordHead head, in EventId id, in FeatureValue label, string? source)
    {
        var size = RecordHead.Bytes + RingEntry.SizeOf(id) + RecordWriter.SizeOf(label) + (source is null ? 0 : RecordWriter.SizeOf(source));
        if (!entry.TryClaim(Tally, size, out var place, out var state))
        {
            return state;
        }

        var tag = RecordTag.Void;
        try
        {
            var to = new RecordWriter(entry.Ring.Payload(place, size));
            head.Write(ref to);
            RingEntry.Write(ref to, id);
            to.Write(label);
            if (source is not null)
            {
                to.Write(source);
            }

            tag = RecordTag.Outcome | (id.IsText ? RecordTag.HasTextId : 0) | (source is null ? 0 : RecordTag.HasSource);
        }
        finally
        {
            entry.Publish(Tally, place, size, tag);
        }

        return ObservationState.Buffered;
    }
}
