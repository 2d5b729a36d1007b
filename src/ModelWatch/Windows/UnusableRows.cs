using System.Runtime.CompilerServices;
using ModelWatch.Journal;
using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>Which rows of a batch hold a value that cannot be used, worked out once a batch and its rules. Columns in order cost one look at their states.</summary>
internal sealed class UnusableRows
{
    private static readonly ConditionalWeakTable<BatchView, UnusableRows> Known = [];
    private readonly HashSet<int> _rows = [];

    private UnusableRows(BatchView view)
    {
        for (var i = 0; i < view.Rules.Schemas.Count; i++)
        {
            if (view.Columns[i] is { } column) Add(view.Rules.Schemas[i], column);
        }
    }

    public static UnusableRows Of(BatchView view) => Known.GetValue(view, static v => new UnusableRows(v));

    public bool Contains(int row) => _rows.Count > 0 && _rows.Contains(row);

    /// <summary>By subject, why the row's value cannot be used.</summary>
    public static SortedDictionary<string, string> Reasons(BatchView view, int row)
    {
        var reasons = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < view.Rules.Schemas.Count; i++)
        {
            if (view.Columns[i] is { } column && view.Rules.Schemas[i].WhyUnusable(column, row) is { } why) reasons[view.Rules.Schemas[i].Subject] = why;
        }

        return reasons;
    }

    private void Add(FeatureSchema schema, Column column)
    {
        if (!schema.MayRefuseValues && column.States.AsSpan().IndexOfAnyExcept(CellState.Value, CellState.Null, CellState.Absent) < 0) return;
        for (var row = 0; row < column.Count; row++)
        {
            if (schema.WhyUnusable(column, row) is not null) _rows.Add(row);
        }
    }
}
