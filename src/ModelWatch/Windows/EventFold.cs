using System.Data;
using System.Diagnostics.Metrics;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>Folds the events of one model into its windows, in the order of the journal. Not thread safe.</summary>
internal sealed class EventFold(string model, Rulebook rulebook, WindowCache windows, VersionBook versions, LabelDesk labels)
{
    private static readonly Meter Meter = new("ModelWatch");
    private static readonly Counter<long> Late = Meter.CreateCounter<long>("modelwatch_late_events_total");

    public void Fold(IDbTransaction transaction, EventBatch batch, RowOutcome[] outcomes, FoldPosition position)
    {
        var groups = new RowGroups(batch, rulebook, windows, versions, transaction.Connection!);
        var share = position.Share.At(position.Position);
        for (var row = 0; row < batch.Count; row++)
        {
            if (groups.Place(row) is not { Rules: { } rules } place)
            {
                continue;
            }

            if (outcomes[row] != RowOutcome.Accepted)
            {
                groups.Note(row, outcomes[row], place);
                continue;
            }

            if (IsTooLate(position, rules, place.End))
            {
                position.TooLate++;
                CountLate(rules, "too_late", 1);
                position.Watermark.Add(batch.Times[row]);
                continue;
            }

            groups.Note(row, RowOutcome.Accepted, place);
            groups.Of(row, place).Offer(row, share);
            position.Watermark.Add(batch.Times[row]);
        }

        foreach (var group in groups.All)
        {
            Enter(transaction, group);
        }

        groups.SettleNotes();
    }

    /// <summary>Counts rows again in open windows that were emptied for other rules; nothing but their profiles changes.</summary>
    public void Refold(IDbTransaction transaction, EventBatch batch, RowOutcome[] outcomes, double share)
    {
        var groups = new RowGroups(batch, rulebook, windows, versions, transaction.Connection!);
        for (var row = 0; row < batch.Count; row++)
        {
            if (outcomes[row] == RowOutcome.Accepted && groups.Place(row) is { Rules: not null } place
                && windows.Held(groups.Version(row), place.Start) is { Closed: false, Touched: true })
            {
                groups.Of(row, place).Offer(row, share);
            }
        }

        foreach (var group in groups.All)
        {
            group.Window.Add(group);
        }
    }

    private static bool IsTooLate(FoldPosition position, WindowRules rules, long end) =>
        position.Watermark.Time is { } mark && end < mark - rules.Plan.Window.Horizon.Ticks;

    private void Enter(IDbTransaction transaction, RowGroup group)
    {
        var (window, plan) = (group.Window, group.Window.Rules.Plan);
        if (group.Rows.IsEmpty)
        {
            return;
        }

        var segments = window.Add(group);
        if (window.Closed)
        {
            window.Late += group.Rows.Length;
            window.Dirty = true;
            CountLate(window.Rules, "applied", group.Rows.Length);
        }

        foreach (var row in group.Rows)
        {
            window.Evidence.Offer(group.View.Batch, row, plan.Sampling.Evidence);
        }

        QuarantineTable.Offer(window, group.View, group.Rows);

        if (plan.Label is not null)
        {
            labels.Predicted(transaction, group, segments);
        }
    }

    private void CountLate(WindowRules rules, string disposition, int events) =>
        Late.Add(events, new("model", model), new("model_version", rules.Plan.Version), new("disposition", disposition));
}
