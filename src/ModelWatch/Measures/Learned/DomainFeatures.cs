using ModelWatch.References;

namespace ModelWatch.Measures.Learned;

/// <summary>
/// What the domain classifier sees of a row: standardised numbers, their squares, categories as indicators, missing cells, and the products
/// of pairs, in which a change of correlation shows. Learned from both samples together: it does not know which row is whose.
/// </summary>
internal static class DomainFeatures
{
    /// <summary>Categories of a field with an indicator of their own; the rest is the absence of all.</summary>
    private const int TopCategories = 10;

    /// <summary>Columns up to which all pairs are multiplied.</summary>
    private const int MostPaired = 24;

    /// <summary>Standard deviations beyond which a value counts as this far, so that its square does not outshout everything.</summary>
    private const double Far = 4;

    /// <summary>The rows of both samples, the reference first; standardised, without constant columns.</summary>
    public static double[][] Of(IReadOnlyList<FeatureSchema> schemas, RowSample reference, RowSample current)
    {
        var columns = schemas.SelectMany(s => Columns(FieldCells.Of(s, reference), FieldCells.Of(s, current))).ToList();
        var rows = Enumerable.Range(0, reference.Rows + current.Rows).Select(row => columns.Select(c => c[row]).ToArray()).ToList();
        var near = Standardiser.Fit(rows).Apply(rows).Select(r => Array.ConvertAll(r, v => Math.Clamp(v, -Far, Far)));
        var wide = near.Select(WithProducts).ToList();
        return Standardiser.Fit(wide).Apply(wide);
    }

    private static IEnumerable<double[]> Columns(FieldCells? before, FieldCells? after)
    {
        if (before is null || after is null)
            yield break;
        if (before.Numbers is not null && after.Numbers is not null)
        {
            double?[] all = [.. before.Numbers, .. after.Numbers];
            var mean = all.OfType<double>().DefaultIfEmpty(0).Average();
            yield return [.. all.Select(v => v ?? mean)];
            yield return [.. all.Select(v => v is null ? 1.0 : 0.0)];
        }
        else if (before.Categories is not null && after.Categories is not null)
        {
            string?[] all = [.. before.Categories, .. after.Categories];
            var top = all.GroupBy(c => c ?? "\0", StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(TopCategories);
            foreach (var name in top.Select(g => g.Key).ToList())
                yield return [.. all.Select(c => (c ?? "\0") == name ? 1.0 : 0.0)];
        }
    }

    private static double[] WithProducts(double[] row)
    {
        if (row.Length > MostPaired)
            return [.. row, .. row.Select(v => v * v)];
        return [.. row, .. from i in Enumerable.Range(0, row.Length) from j in Enumerable.Range(i, row.Length - i) select row[i] * row[j]];
    }
}
