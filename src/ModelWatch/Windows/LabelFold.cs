using System.Data;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>Joins the labels of one model to their predictions; what has no prediction yet waits. Not thread safe.</summary>
internal sealed class LabelFold(string model, WindowCache windows)
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
        var id = Hash128.ToBytes(batch.Ids[row]);
        if (PredictionTable.Join(transaction, model, id, batch.Sources[row], batch.Values[row], batch.Times[row]) is { } joined)
        {
            MarkChanged(transaction, joined.Version, joined.Start);
        }
        else
        {
            WaitingLabels.Put(transaction, model, id, batch.Sources[row], batch.Values[row], batch.Times[row], batch.Received.UtcTicks);
        }
    }

    private void MarkChanged(IDbTransaction transaction, string version, long start)
    {
        if (windows.Held(version, start) is { Closed: true } window)
        {
            window.Dirty = true;
        }

        WindowStore.MarkChanged(transaction, model, version, start);
    }
}
