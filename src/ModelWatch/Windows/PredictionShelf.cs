using System.Data;

namespace ModelWatch.Windows;

/// <summary>
/// The predictions of one model on their way into the store, and the way to one of them by its id. What was put is found at once and written
/// with <see cref="Save"/>, in the transaction of the fold. Not thread safe.
/// </summary>
internal sealed class PredictionShelf(string model)
{
    private readonly Dictionary<(string Version, long Start), PredictionRows> _new = [];
    private readonly Dictionary<UInt128, List<((string Version, long Start) Window, int Row)>> _places = [];
    private readonly Dictionary<(string Version, long Start), int> _placed = [];
    private List<PredictionRun>? _runs;

    /// <summary>About how much memory the filters of what is stored hold, in bytes.</summary>
    public long HeldBytes => _runs?.Sum(run => run.HeldBytes) ?? 0;

    /// <summary>Keeps rows of a window.</summary>
    public void Put(RowGroup group, RowSegments segments)
    {
        var key = (group.Window.Key.Version, group.Window.Key.Start.UtcTicks);
        if (!_new.TryGetValue(key, out var rows))
        {
            _new[key] = rows = new PredictionRows();
        }

        rows.Add(group, segments);
    }

    /// <summary>The newest prediction with that id, and of that source where one is named; null where there is none (yet).</summary>
    public FoundPrediction? Find(IDbTransaction transaction, UInt128 id, string? source)
    {
        if (FindNew(id, source) is { } held)
        {
            return held;
        }

        var runs = _runs ??= PredictionRun.Of(transaction.Connection!, model, transaction);
        for (var i = runs.Count - 1; i >= 0; i--)
        {
            if (runs[i].MayHold(id) && runs[i].Find(transaction, id, source) is { } row)
            {
                return new FoundPrediction(runs[i].Version, runs[i].Start, row.Source, row.Time, row.Segments, false);
            }
        }

        return null;
    }

    /// <summary>Writes what was put.</summary>
    public void Save(IDbTransaction transaction)
    {
        if (_new.Count == 0)
        {
            return;
        }

        var runs = _runs ??= PredictionRun.Of(transaction.Connection!, model, transaction);
        foreach (var ((version, start), rows) in _new)
        {
            runs.Add(PredictionRun.Write(transaction, model, version, start, rows));
            for (var ripe = Ripe(runs, version, start); ripe.Count > 0; ripe = Ripe(runs, version, start))
            {
                var joined = PredictionRun.Join(transaction, model, ripe);
                runs.RemoveAll(ripe.Contains);
                runs.Add(joined);
            }
        }

        ForgetNew();
    }

    /// <summary>Forgets everything: the store is asked again.</summary>
    public void Clear()
    {
        ForgetNew();
        _runs = null;
    }

    private static IReadOnlyList<PredictionRun> Ripe(List<PredictionRun> runs, string version, long start) =>
        PredictionRun.Ripe(runs.Where(r => r.Start == start && r.Version == version));

    private void ForgetNew()
    {
        _new.Clear();
        _places.Clear();
        _placed.Clear();
    }

    private FoundPrediction? FindNew(UInt128 id, string? source)
    {
        Place();
        if (!_places.TryGetValue(id, out var places))
        {
            return null;
        }

        foreach (var (window, row) in places)
        {
            var rows = _new[window];
            if (source is null || rows.Source(row) == source)
            {
                return new FoundPrediction(window.Version, window.Start, rows.Source(row), rows.Time(row), rows.Segments(row), true);
            }
        }

        return null;
    }

    /// <summary>Only a model with labels pays for the places of its new rows.</summary>
    private void Place()
    {
        foreach (var (window, rows) in _new)
        {
            for (var row = _placed.GetValueOrDefault(window); row < rows.Count; row++)
            {
                if (!_places.TryGetValue(rows.Id(row), out var places))
                {
                    _places[rows.Id(row)] = places = [];
                }

                places.Add((window, row));
            }

            _placed[window] = rows.Count;
        }
    }
}
