using System.Runtime.InteropServices;
using ModelWatch.Journal;
using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>Rows of one batch that wait to enter the profiles of a scope together. Not thread safe.</summary>
internal sealed class PendingRows
{
    private readonly List<int> _rows = [];
    private readonly List<double> _weights = [];
    private IReadOnlyList<Column?>? _columns;

    /// <summary>Adds a row; rows of other columns enter the profiles first.</summary>
    public void Add(IReadOnlyList<FeatureProfile> profiles, IReadOnlyList<Column?> columns, int row, double weight)
    {
        if (!ReferenceEquals(columns, _columns))
        {
            Enter(profiles);
            _columns = columns;
        }

        _rows.Add(row);
        _weights.Add(weight);
    }

    /// <summary>Enters all rows into the profiles, which run beside the columns, and lets go of the batch.</summary>
    public void Enter(IReadOnlyList<FeatureProfile> profiles)
    {
        for (var i = 0; _rows.Count > 0 && i < profiles.Count; i++)
        {
            if (_columns![i] is { } column)
            {
                profiles[i].AddRange(column, CollectionsMarshal.AsSpan(_rows), CollectionsMarshal.AsSpan(_weights));
            }
        }

        _rows.Clear();
        _weights.Clear();
        _columns = null;
    }
}
