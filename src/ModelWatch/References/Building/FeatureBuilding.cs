using ModelWatch.Journal;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.References.Building;

/// <summary>Builds the profiles of one subject from its spooled column: first its edges and categories, then the counts on them.</summary>
internal static class FeatureBuilding
{
    /// <summary>Categories that are listed, so that unseen ones are told by membership; of more it is not known which are unseen.</summary>
    private const int MostCategories = 100_000;

    /// <summary>The profile of all rows and, in the order of the map, of each segment value.</summary>
    public static (FeatureProfile All, FeatureProfile[] Segments) Build(FeatureSchema schema, ColumnSpool spool, SegmentMap segments)
    {
        var fixedSchema = schema.With(RichGrids.Extend(GridOf(schema, spool), schema, spool));
        var all = new FeatureProfile(fixedSchema);
        var parts = segments.Names.Select(_ => new FeatureProfile(fixedSchema)).ToArray();
        var chunk = 0;
        foreach (var column in spool.Read())
        {
            all.AddAll(column);
            foreach (var (first, places) in segments.Chunks) AddSegments(column, places[chunk], first, parts);
            chunk++;
        }

        return (all, parts);
    }

    private static void AddSegments(Column column, int[] places, int first, FeatureProfile[] parts)
    {
        for (var row = 0; row < places.Length; row++)
            if (places[row] >= 0) parts[first + places[row]].Add(column, row);
    }

    /// <summary>One column's numbers are in memory at a time, sorted exactly: the edges are data values.</summary>
    private static FeatureGrid GridOf(FeatureSchema schema, ColumnSpool spool)
    {
        var numbers = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        var categories = schema.Form == FeatureForm.Category ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var column in spool.Read())
        {
            for (var row = 0; row < column.Count; row++)
            {
                if (categories is null) schema.Collect(column, row, Keep);
                else if (column.States[row] == CellState.Value && categories.Count <= MostCategories && schema.Judge(column, column.Codes[row]).Value is { } value) categories.Add(value);
            }
        }

        return new FeatureGrid(
            numbers.ToDictionary(n => n.Key, n => EdgesOf(n.Value), StringComparer.Ordinal),
            categories is { Count: <= MostCategories } ? [.. categories.Order(StringComparer.Ordinal)] : null);

        void Keep(string part, double value)
        {
            if (!numbers.TryGetValue(part, out var list)) numbers[part] = list = [];
            list.Add(value + 0.0);
        }
    }

    private static NumericEdges EdgesOf(List<double> values)
    {
        values.Sort();
        return NumericEdges.FromSorted(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));
    }
}
