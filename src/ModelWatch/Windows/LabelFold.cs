using System.Data;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>Joins the labels of one model to their predictions; what has no prediction yet waits. Not thread safe.</summary>
internal sealed class LabelFold(string model, Rulebook rulebook, WindowCache windows, LabelDesk desk)
{
    public void Fold(IDbTransaction transaction, LabelBatch batch, RowOutcome[] outcomes)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            if (outcomes[row] == RowOutcome.Accepted)
            {
                Join(transaction, batch, row);
            }
        }
    }

    private void Join(IDbTransaction transaction, LabelBatch batch, int row)
    {
        if (desk.Join(transaction, batch, row) is { } joined)
        {
            desk.Met(joined, rulebook.PlanAt(model, joined.Start)?.Version ?? joined.Version);
            if (joined.Standing)
            {
                MarkChanged(transaction, joined.Version, joined.Start);
            }
        }
        else if (IsKept(batch.Ids[row], batch.Times[row]))
        {
            desk.Wait(transaction, batch, row);
        }
        else
        {
            desk.Orphaned(1);
        }
    }

    /// <summary>The label of an event that the plan's sample leaves out has nothing to wait for.</summary>
    private bool IsKept(UInt128 id, long time) => rulebook.PlanAt(model, time) is not { } plan || Sample.Keeps(id, plan.Sampling.Rate);

    private void MarkChanged(IDbTransaction transaction, string version, long start)
    {
        if (windows.Held(version, start) is { Closed: true } window)
        {
            window.Dirty = true;
        }

        WindowStore.MarkChanged(transaction, model, version, start);
    }
}
