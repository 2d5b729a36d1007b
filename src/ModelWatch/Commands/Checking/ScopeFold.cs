using ModelWatch.Journal;
using ModelWatch.References;
using ModelWatch.Windows;

namespace ModelWatch.Commands.Checking;

/// <summary>The rows of one scope of the current file while it is read.</summary>
internal sealed class ScopeFold(string? segment, IReadOnlyList<FeatureSchema> schemas, bool predicted)
{
    private readonly FeatureProfile[] _profiles = [.. schemas.Select(s => new FeatureProfile(s))];
    private readonly ColumnGather?[] _outputs = [.. schemas.Select(s => s.Output is null ? null : new ColumnGather(s.Subject))];
    private readonly ColumnGather?[] _predicted = [.. schemas.Select(s => s.Output is null || !predicted ? null : new ColumnGather(s.Subject))];
    private readonly List<string> _labels = [];
    private long _rows;

    /// <param name="columns">One column a schema, in its order.</param>
    /// <param name="row">Index into the columns.</param>
    /// <param name="label">The outcome in canonical text, or null where it is not known.</param>
    public void Add(IReadOnlyList<Column> columns, int row, string? label)
    {
        _rows++;
        for (var i = 0; i < _profiles.Length; i++)
        {
            _profiles[i].Add(columns[i], row);
            _predicted[i]?.Add(columns[i], row);
            if (label is not null)
                _outputs[i]?.Add(columns[i], row);
        }

        if (label is not null)
            _labels.Add(label);
    }

    public ScopeContents ToContents() => new(segment, _rows, _rows, _profiles, new()
    {
        Labels = [.. _labels],
        Weights = [.. _labels.Select(_ => 1.0)],
        Outputs = _labels.Count == 0 ? [] : [.. _outputs.OfType<ColumnGather>().Select(o => o.ToColumn())],
    })
    {
        Predicted = !predicted || _rows == 0 ? PredictedRows.None : new()
        {
            Weights = [.. Enumerable.Repeat(1.0, (int)_rows)],
            Outputs = [.. _predicted.OfType<ColumnGather>().Select(o => o.ToColumn())],
        },
    };
}
