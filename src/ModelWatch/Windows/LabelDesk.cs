using System.Data;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>
/// Where predictions and outcomes of one model meet, in whichever order they come. What it holds is written with <see cref="Save"/>, in the
/// transaction of the fold; after a failure it forgets. Not thread safe.
/// </summary>
internal sealed class LabelDesk(string model)
{
    private readonly PredictionShelf _predictions = new(model);
    private readonly OutcomeShelf _outcomes = new(model);
    private readonly WaitingShelf _waiting = new(model);
    private readonly LabelTally _tally = new(model);

    /// <summary>Keeps predictions of a window and gives them the labels that they bring or that wait for them.</summary>
    public void Predicted(IDbTransaction transaction, RowGroup group, RowSegments segments)
    {
        _predictions.Put(group, segments);
        var (batch, label) = (group.View.Batch, group.View.Label);
        for (var i = 0; i < group.Rows.Length; i++)
        {
            var row = group.Rows[i];
            _tally.Predicted(batch.Times[row]);
            FoundPrediction Own() => new(group.Window.Key.Version, group.Window.Key.Start.UtcTicks, batch.Sources[row], batch.Times[row], segments[i], true);
            foreach (var (value, time) in _waiting.Take(transaction, batch.Ids[row], batch.Sources[row]))
            {
                _tally.Met(_outcomes.Join(transaction, Own(), batch.Ids[row], value, time), group.Window.Rules.Plan.Version);
            }

            if (label is not null && label.States[row] == CellState.Value)
            {
                _tally.Met(_outcomes.Join(transaction, Own(), batch.Ids[row], label.Dictionary[label.Codes[row]], batch.Times[row]), group.Window.Rules.Plan.Version);
            }
        }
    }

    /// <summary>Gives a label to its prediction; null where there is none (yet).</summary>
    public LabelJoin? Join(IDbTransaction transaction, LabelBatch batch, int row) =>
        _predictions.Find(transaction, batch.Ids[row], batch.Sources[row]) is { } found
            ? _outcomes.Join(transaction, found, batch.Ids[row], batch.Values[row], batch.Times[row])
            : null;

    /// <summary>Counts a label that met its prediction under a plan of that version.</summary>
    public void Met(LabelJoin join, string version) => _tally.Met(join, version);

    /// <summary>Keeps a label until its prediction comes.</summary>
    public void Wait(IDbTransaction transaction, LabelBatch batch, int row) => _waiting.Put(transaction, batch, row);

    /// <summary>Counts labels that have no prediction to wait for.</summary>
    public void Orphaned(long labels) => _tally.Orphaned(labels);

    /// <summary>Makes orphans of labels that waited as long as a prediction is kept, the oldest first.</summary>
    public void Expire(IDbTransaction transaction, DateTimeOffset before, int most)
    {
        _tally.Orphaned(WaitingLabels.Expire(transaction, model, before, most));
        _waiting.Clear();
    }

    /// <summary>About how much memory the filters of the predictions hold, in bytes.</summary>
    public long HeldBytes => _predictions.HeldBytes;

    public void Save(IDbTransaction transaction)
    {
        _predictions.Save(transaction);
        _outcomes.Save(transaction);
        _tally.Save(transaction);
    }

    /// <summary>Tells the instruments, after the commit.</summary>
    public void Announce() => _tally.Announce();

    /// <summary>Forgets everything that was not written, and what it knows of the store.</summary>
    public void Clear()
    {
        _predictions.Clear();
        _outcomes.Clear();
        _waiting.Clear();
        _tally.Clear();
    }
}
