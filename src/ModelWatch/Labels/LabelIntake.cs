using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Labels;

/// <summary>Outcomes on their way into the journal; they may come before or after the prediction they belong to.</summary>
internal sealed class LabelIntake(IEventLog log, PlanStore plans, TimeProvider time)
{
    /// <summary>Exactly one of the results is set. The receipt is given after the commit.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="body">The labels.</param>
    /// <param name="door">The door's name on /metrics.</param>
    /// <exception cref="JournalFault">Nothing was stored.</exception>
    public async Task<(Receipt? Receipt, BodyFault? Fault)> AcceptAsync(MonitoringPlan plan, ReadOnlyMemory<byte> body, string door = NativeDoor.Name)
    {
        var parsed = new LabelBody(plan.Model, time.GetUtcNow());
        if (parsed.Read(body.Span) is { } fault)
        {
            return (null, fault);
        }

        var outcomes = parsed.Indices.Count == 0 ? [] : await log.AppendAsync(parsed.Build());
        var refused = outcomes
            .Select((outcome, row) => (outcome, index: parsed.Indices[row]))
            .Where(o => o.outcome is RowOutcome.Conflict or RowOutcome.Ambiguous)
            .Select(o => Refusal(o.outcome, o.index));
        parsed.Rejected.Merge(refused);
        var receipt = new Receipt(
            outcomes.Count(o => o == RowOutcome.Accepted),
            outcomes.Count(o => o == RowOutcome.Duplicate),
            parsed.Rejected)
        {
            Warnings = IsWanted(plan) ? null : [$"No plan of the model {plan.Model} declares a label: outcomes are kept, and counted nowhere until one does."],
        };
        ReceiptInstruments.CountLabels(receipt, door);
        return (receipt, null);
    }

    /// <summary>Whether an outcome can count: an older plan that still governs some windows may declare the label that the newest has not.</summary>
    private bool IsWanted(MonitoringPlan plan) => plan.Label is not null || plans.Timeline(plan.Model).Steps.Any(step => step.Plan.Label is not null);

    private static Rejection Refusal(RowOutcome outcome, int index) => outcome == RowOutcome.Ambiguous
        ? new Rejection(index, RejectReason.AmbiguousId, "Several sources have used this id: send the label with its source.")
        : new Rejection(index, RejectReason.IdConflict, "Another value is known for this id at the same time: send a correction with a later time.");
}
