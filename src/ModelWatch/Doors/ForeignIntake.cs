using ModelWatch.Doors.Bodies;
using ModelWatch.Doors.Calls;
using ModelWatch.Doors.Pairs;
using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.Labels;
using ModelWatch.Plans;

namespace ModelWatch.Doors;

/// <summary>Stores what a foreign body came to by the native doors, so that identities, refusals and digests are theirs. Thread safe.</summary>
internal sealed class ForeignIntake(EventIntake events, LabelIntake labels, PairStore pairs, IFoldSignal signal)
{
    /// <summary>The receipt, given after the commit; null when no more halves may wait now.</summary>
    /// <exception cref="JournalFault">The store could not be written; what came before in this body stands, and counts once when it is sent again.</exception>
    public async Task<DoorReceipt?> CommitAsync(DoorWork work)
    {
        ForeignInstruments.CountRejected(work.Door, work.Rejected);
        var (waiting, repeats, full, calls) = await PairAsync(work);
        var (accepted, duplicates) = await EventsAsync(work);
        foreach (var ((_, door), (plan, body)) in work.Labels.Where(l => l.Value.Body.Indices.Count > 0))
        {
            var (receipt, _) = await labels.AcceptAsync(plan, body.Bytes, door);
            (accepted, duplicates) = (accepted + receipt!.Accepted, duplicates + receipt.Duplicates);
            foreach (var warning in receipt.Warnings ?? []) work.Warn(warning);
            Refuse(work, body, receipt);
            signal.Notify(plan.Model);
        }

        if (calls.Count > 0) await pairs.CompleteAsync(calls);
        return full ? null : new DoorReceipt(accepted, duplicates + repeats, [.. work.Rejected.OrderBy(r => r.Index).Take(IntakeLimits.MostListed)], waiting, work.Warnings)
        {
            RejectedTotal = work.Rejected.Count + work.Unlisted,
        };
    }

    private async Task<(int Accepted, int Duplicates)> EventsAsync(DoorWork work)
    {
        var (accepted, duplicates) = (0, 0);
        foreach (var ((_, door), (plan, body)) in work.Events.Where(e => e.Value.Body.Indices.Count > 0))
        {
            var (receipt, _) = await events.AcceptAsync(plan, body.Bytes, door);
            ReceiptInstruments.CountUndeclared(plan.Model, body.Undeclared);
            (accepted, duplicates) = (accepted + receipt!.Accepted, duplicates + receipt.Duplicates);
            Refuse(work, body, receipt);
            signal.Notify(plan.Model);
        }

        return (accepted, duplicates);
    }

    private async Task<(int Waiting, int Repeats, bool Full, List<(CallHalf, CallHalf)> Calls)> PairAsync(DoorWork work)
    {
        var (waiting, repeats, full) = (0, 0, false);
        var calls = new List<(CallHalf, CallHalf)>();
        var outcomes = work.Halves.Count == 0 ? [] : await pairs.ExchangeAsync([.. work.Halves.Select(h => h.Half)]);
        for (var i = 0; i < outcomes.Length; i++)
        {
            var (index, plan, half) = work.Halves[i];
            work.Door = half.Door;
            switch (outcomes[i].Step)
            {
                case PairStep.Waiting: waiting++; break;
                case PairStep.Repeat: repeats++; break;
                case PairStep.Full: full = true; break;
                case PairStep.Conflict:
                    work.Reject(index, RejectReason.IdConflict, "Another message with this id and other content is known; the first one stands.");
                    ForeignInstruments.CountRejected(half.Door, [work.Rejected[^1]]);
                    break;
                default:
                    var refused = work.Rejected.Count;
                    Join(work, plan, half, outcomes[i].Other!, index);
                    ForeignInstruments.CountRejected(half.Door, work.Rejected[refused..]);
                    calls.Add((half, outcomes[i].Other!));
                    break;
            }
        }

        ForeignInstruments.CountRepeats(work.Door, repeats);
        return (waiting, repeats, full, calls);
    }

    /// <summary>The event of a call has the id, source and time of its request.</summary>
    private static void Join(DoorWork work, MonitoringPlan plan, CallHalf half, CallHalf other, int index)
    {
        var (request, response) = half.IsResponse ? (other, half) : (half, other);
        var (asked, fault) = ForeignBody.Read(request.Body, isResponse: false);
        var (said, second) = ForeignBody.Read(response.Body, isResponse: true);
        if (asked is null || said is null)
        {
            work.Reject(index, RejectReason.Malformed, fault ?? second!);
            return;
        }

        var attributes = new Dictionary<string, string>(response.Frame.Attributes);
        foreach (var (name, value) in request.Frame.Attributes) attributes[name] = value;
        work.AddCall(plan, new ForeignCall(request.Frame with { Attributes = attributes }, asked, said), index);
    }

    /// <summary>Refusals of the native door under the indices of the foreign body.</summary>
    private static void Refuse(DoorWork work, NativeBody body, Receipt receipt)
    {
        work.Unlisted += receipt.RejectedTotal - receipt.Rejected.Count;
        work.Rejected.AddRange(receipt.Rejected.Select(r =>
            r with { Index = body.Indices[r.Index], Detail = body.Rows[r.Index] < 0 ? r.Detail : $"Row {body.Rows[r.Index]}: {r.Detail}" }));
    }
}
