using System.Text;

namespace ModelWatch.Client.Buffering;

/// <summary>The way into the ring that events and outcomes share: bounds, claim, publish, counts. Nothing here waits or allocates. Thread safe.</summary>
internal sealed class RingEntry(EventRing ring, Wakening wakening, int mostWaiting)
{
    public EventRing Ring => ring;

    public LaneTally Events { get; } = new();

    public LaneTally Outcomes { get; } = new();

    /// <summary>Claims a place; where there is none, the loss is counted and <paramref name="state"/> says so.</summary>
    public bool TryClaim(LaneTally lane, int size, out int place, out ObservationState state)
    {
        state = ObservationState.Buffered;
        place = -1;
        if (size > Math.Min(ring.LargestRecord, Sending.Batch.LargestLine))
        {
            state = Refuse(lane, DropReason.TooLarge);
            return false;
        }

        if (mostWaiting == int.MaxValue || Events.Buffered + Outcomes.Buffered < mostWaiting)
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

    /// <summary>Hands a claimed place on. A void record has no lane: it is counted as an error by whoever failed to fill it.</summary>
    public void Publish(LaneTally lane, int place, int size, int tag)
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

    public static ObservationState Refuse(LaneTally lane, DropReason reason)
    {
        lane.Refuse(reason);
        return ObservationState.Dropped;
    }

    public static int SizeOf(in EventId id) => id.IsText ? sizeof(int) + Encoding.UTF8.GetByteCount(id.Text!) : 0;

    public static void Write(ref RecordWriter to, in EventId id)
    {
        if (id.IsText)
        {
            to.Write(id.Text!);
        }
    }
}
