using System.Data;
using System.Diagnostics.Metrics;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>Folds the events of one model into its windows, row by row in the order of the journal. Not thread safe.</summary>
internal sealed class EventFold(string model, Rulebook rulebook, WindowCache windows, LabelTally tally)
{
    private static readonly Meter Meter = new("ModelWatch");
    private static readonly Counter<long> Late = Meter.CreateCounter<long>("modelwatch_late_events_total");

    public void Fold(IDbTransaction transaction, EventBatch batch, RowOutcome[] outcomes, FoldPosition position)
    {
        var views = new BatchViews(batch);
        var waiting = WaitingLabels.Any(transaction, model);
        var met = new HashSet<WindowState>();
        for (var row = 0; row < batch.Count; row++)
        {
            if (outcomes[row] == RowOutcome.Conflict || rulebook.At(model, batch.Times[row]) is not { } rules)
            {
                continue;
            }

            var (start, end) = rules.Calendar.Containing(batch.Times[row]);
            if (outcomes[row] == RowOutcome.Duplicate)
            {
                CountDuplicate(transaction.Connection!, batch.Versions[row], start);
                continue;
            }

            if (IsTooLate(position, rules, end))
            {
                position.TooLate++;
                CountLate(rules, "too_late");
            }
            else if (Sample.Keeps(batch.Ids[row], rules.Plan.Sampling.Rate))
            {
                var window = windows.Get(transaction.Connection!, batch.Versions[row], start, rules);
                met.Add(window);
                FoldRow(transaction, window, views.Under(window.Rules), row, waiting);
            }

            position.Watermark.Add(batch.Times[row]);
        }

        Settle(met);
    }

    /// <summary>Counts rows again in open windows that were emptied for other rules; nothing but their profiles changes.</summary>
    public void Refold(EventBatch batch, RowOutcome[] outcomes)
    {
        var views = new BatchViews(batch);
        var met = new HashSet<WindowState>();
        for (var row = 0; row < batch.Count; row++)
        {
            if (outcomes[row] == RowOutcome.Accepted && rulebook.At(model, batch.Times[row]) is { } rules
                && windows.Held(batch.Versions[row], rules.Calendar.Containing(batch.Times[row]).Start) is { Closed: false, Touched: true } window
                && Sample.Keeps(batch.Ids[row], rules.Plan.Sampling.Rate))
            {
                met.Add(window);
                window.Add(views.Under(window.Rules), row);
            }
        }

        Settle(met);
    }

    private static void Settle(HashSet<WindowState> met)
    {
        foreach (var window in met)
        {
            window.Settle();
        }
    }

    private static bool IsTooLate(FoldPosition position, WindowRules rules, long end) =>
        position.Watermark.Time is { } mark && end < mark - rules.Plan.Window.Horizon.Ticks;

    private void FoldRow(IDbTransaction transaction, WindowState window, BatchView view, int row, bool waiting)
    {
        var segments = window.Add(view, row);
        if (window.Closed)
        {
            window.Late++;
            window.Dirty = true;
            CountLate(window.Rules, "applied");
        }

        EvidenceTable.Offer(transaction, window, view, row);
        QuarantineTable.Offer(window, view, row);
        if (window.Rules.Plan.Label is not null)
        {
            PredictionTable.Put(transaction, window.Key, view, row, segments);
            tally.Predicted(view.Batch.Times[row]);
            JoinLabels(transaction, view, row, waiting);
        }
    }

    private void JoinLabels(IDbTransaction transaction, BatchView view, int row, bool waiting)
    {
        var batch = view.Batch;
        var id = Hash128.ToBytes(batch.Ids[row]);
        var joins = waiting ? WaitingLabels.Join(transaction, model, id, batch.Sources[row]) : [];
        if (view.Label is { } label && label.States[row] == CellState.Value
            && PredictionTable.Join(transaction, model, id, batch.Sources[row], label.Dictionary[label.Codes[row]], batch.Times[row]) is { } own)
        {
            joins = [.. joins, own];
        }

        foreach (var join in joins)
        {
            tally.Met(join, view.Rules.Plan.Version);
        }
    }

    private void CountDuplicate(IDbConnection connection, string version, long start)
    {
        if (windows.Find(connection, version, start) is { } window)
        {
            window.Duplicates++;
            window.Touched = true;
        }
    }

    private void CountLate(WindowRules rules, string disposition) =>
        Late.Add(1, new("model", model), new("model_version", rules.Plan.Version), new("disposition", disposition));
}
