using System.Data;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>Knows which ids a label waits for, so that an event without one costs no question. Not thread safe.</summary>
internal sealed class WaitingShelf(string model)
{
    /// <summary>Beyond this many the store is asked for each event.</summary>
    private const int MostHeld = 200_000;
    private HashSet<UInt128>? _ids;

    /// <summary>Keeps a label until its prediction comes.</summary>
    public void Put(IDbTransaction transaction, LabelBatch batch, int row)
    {
        WaitingLabels.Put(transaction, model, Hash128.ToBytes(batch.Ids[row]), batch.Sources[row], batch.Values[row], batch.Times[row], batch.Received.UtcTicks);
        _ids?.Add(batch.Ids[row]);
    }

    /// <summary>Takes the labels that wait for this prediction.</summary>
    public IReadOnlyList<(string Value, long Time)> Take(IDbTransaction transaction, UInt128 id, string source)
    {
        var ids = _ids ??= [.. WaitingLabels.Ids(transaction, model, MostHeld)];
        return ids.Count < MostHeld && !ids.Contains(id) ? [] : WaitingLabels.Take(transaction, model, Hash128.ToBytes(id), source);
    }

    /// <summary>Forgets what it knows: the store is asked again.</summary>
    public void Clear() => _ids = null;
}
