using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>What events and labels have in common on their way in: plan, bounded body, commit, answer, and the word to the fold. Thread safe.</summary>
internal sealed class NativeDoor(PlanStore plans, DoorInstruments instruments, IFoldSignal signal)
{
    /// <summary>The name of the native doors on /metrics.</summary>
    public const string Name = "http";

    /// <summary>Takes the body of one kind of thing; exactly one of the results is set. The body is gone when the task has ended.</summary>
    public delegate Task<(Receipt? Receipt, BodyFault? Fault)> Accept(MonitoringPlan plan, ReadOnlyMemory<byte> body);

    /// <summary>The answer to a request, given after the commit.</summary>
    public async Task<IResult> AnswerAsync(string model, HttpContext http, bool labels, Accept accept)
    {
        using var measured = instruments.Begin(Name);
        if (plans.Effective(model) is not { } plan)
        {
            return ReceiptAnswer.Unknown(model, plans.Faults.GetValueOrDefault(model));
        }

        var (body, problem) = await RequestBody.RentAsync(http.Request, http.RequestAborted);
        if (problem is not null)
        {
            ReceiptInstruments.CountRefusal(labels, Name, problem);
            return problem;
        }

        using (body)
        {
            measured.Size = body!.Count;
            try
            {
                var outcome = await accept(plan, body.Memory);
                if (outcome.Fault is not null)
                {
                    ReceiptInstruments.CountRefusal(labels, Name, RejectReason.Malformed);
                }

                signal.Notify(model);
                return ReceiptAnswer.Of(outcome);
            }
            catch (JournalFault fault)
            {
                ReceiptInstruments.CountFailure(labels, Name);
                return ReceiptAnswer.Of(fault, http.Response);
            }
        }
    }
}
