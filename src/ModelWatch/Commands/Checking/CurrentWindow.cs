using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.References.Files;
using ModelWatch.Windows;

namespace ModelWatch.Commands.Checking;

/// <summary>Folds the current file into one window: all rows, then the segments of the plan that are columns of the file.</summary>
internal sealed class CurrentWindow
{
    private const int MostSegmentValues = 50;
    private const string Other = "other";
    private readonly MonitoringPlan _plan;
    private readonly IReadOnlyList<FeatureSchema> _schemas;
    private readonly ScopeFold _all;
    private readonly List<(string Name, int Column)> _segments;
    private readonly Dictionary<string, Dictionary<string, ScopeFold>> _folds = new(StringComparer.Ordinal);

    private readonly bool _predicted;

    private CurrentWindow(MonitoringPlan plan, IReadOnlyList<FeatureSchema> schemas, bool predicted)
    {
        (_plan, _schemas, _predicted) = (plan, schemas, predicted);
        _all = new(null, schemas, predicted);
        _segments = [.. plan.Segments.Select(s => (s, schemas.ToList().FindIndex(f => f.Input?.Name == s))).Where(s => s.Item2 >= 0)];
        foreach (var (name, _) in _segments)
            _folds[name] = new(StringComparer.Ordinal);
    }

    /// <param name="file">The current file.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="schemas">Inputs and outputs on the edges of the reference.</param>
    /// <param name="predicted">True to keep every prediction, for estimates without outcomes.</param>
    public static WindowContents Read(CheckFile file, MonitoringPlan plan, IReadOnlyList<FeatureSchema> schemas, bool predicted)
    {
        var window = new CurrentWindow(plan, schemas, predicted);
        file.ForEach(CheckFields.Of(plan), window.Add);
        return new()
        {
            Key = new(plan.Model, plan.Version, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch),
            Revision = 0,
            Scopes = [window._all.ToContents(), .. window.Segments()],
        };
    }

    private IEnumerable<ScopeContents> Segments() => _folds
        .SelectMany(s => s.Value.Select(v => (Name: $"{s.Key}={v.Key}", Fold: v.Value)))
        .OrderBy(s => s.Name, StringComparer.Ordinal)
        .Select(s => s.Fold.ToContents());

    private void Add(TableChunk chunk)
    {
        var label = chunk.Columns.FirstOrDefault(c => c.Name == CheckFields.Label);
        var columns = _schemas.Select(s => chunk.Columns.First(c => c.Name == s.Subject)).ToArray();
        for (var row = 0; row < chunk.Rows; row++)
        {
            var outcome = label is { } l && l.States[row] == CellState.Value ? l.Dictionary[l.Codes[row]] : null;
            _all.Add(columns, row, outcome);
            foreach (var (name, index) in _segments)
                Fold(name, columns[index], row)?.Add(columns, row, outcome);
        }
    }

    private ScopeFold? Fold(string name, Column column, int row)
    {
        if (column.States[row] != CellState.Value || column.Codes.Length == 0)
            return null;
        var value = column.Dictionary[column.Codes[row]];
        var folds = _folds[name];
        if (!folds.ContainsKey(value) && folds.Count >= MostSegmentValues)
            value = Other;
        if (!folds.TryGetValue(value, out var fold))
            folds[value] = fold = new($"{name}={value}", _schemas, _predicted);
        return fold;
    }
}
