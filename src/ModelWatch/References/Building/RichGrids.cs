using System.IO.Hashing;
using System.Runtime.InteropServices;
using ModelWatch.Journal;
using ModelWatch.Statistics.Multivariate;
using ModelWatch.Statistics.Text;

namespace ModelWatch.References.Building;

/// <summary>What a reference fixes of a text or a vector beyond its edges, in bounded memory and whatever the order of the rows.</summary>
internal static class RichGrids
{
    /// <summary>Vectors that directions, scales and the kernel's width are chosen from: those with the smallest hashes.</summary>
    public const int SampleRows = 2000;

    /// <summary>Longest vector that is compared as a whole; a longer one keeps its norm.</summary>
    public const int LargestDimension = 4096;
    private const long Seed = 20260101;

    /// <summary>The grid with what its form needs.</summary>
    public static FeatureGrid Extend(FeatureGrid grid, FeatureSchema schema, ColumnSpool spool) => schema.Form switch
    {
        FeatureForm.Text when Texts(schema, spool).Any() => grid with { Texts = TextReference.From(Texts(schema, spool)) },
        FeatureForm.Vector when Dimension(spool) is { } dimension => grid with { Vectors = VectorReference.From(Sample(spool, dimension), Seed) },
        _ => grid,
    };

    private static IEnumerable<string> Texts(FeatureSchema schema, ColumnSpool spool)
    {
        foreach (var column in spool.Read())
        {
            for (var row = 0; row < column.Count; row++)
            {
                var text = column.States[row] switch
                {
                    CellState.Value => schema.Judge(column, column.Codes[row]).Value,
                    CellState.Blank => schema.JudgeBlank().Value,
                    _ => null,
                };
                if (text is not null) yield return text;
            }
        }
    }

    /// <summary>The commonest length of the usable vectors, the smaller of equally common ones; null where there is none.</summary>
    private static int? Dimension(ColumnSpool spool)
    {
        var lengths = Vectors(spool).GroupBy(v => v.Length).Select(g => (Length: g.Key, Rows: g.LongCount())).ToList();
        var common = lengths.OrderByDescending(l => l.Rows).ThenBy(l => l.Length).FirstOrDefault();
        return common.Length is > 0 and <= LargestDimension ? common.Length : null;
    }

    /// <summary>The sample stands in the order of its hashes, so that its sums do not depend on that of the rows.</summary>
    private static VectorSample Sample(ColumnSpool spool, int dimension)
    {
        var kept = new PriorityQueue<double[], UInt128>(Comparer<UInt128>.Create((a, b) => b.CompareTo(a)));
        foreach (var vector in Vectors(spool).Where(v => v.Length == dimension))
        {
            kept.Enqueue(vector, XxHash128.HashToUInt128(MemoryMarshal.AsBytes(vector.AsSpan())));
            if (kept.Count > SampleRows) kept.Dequeue();
        }

        var rows = new List<double[]>();
        while (kept.TryDequeue(out var vector, out _)) rows.Add(vector);
        return VectorSample.From(dimension, rows);
    }

    private static IEnumerable<double[]> Vectors(ColumnSpool spool)
    {
        foreach (var column in spool.Read())
        {
            for (var row = 0; row < column.Count; row++)
            {
                if (column.States[row] == CellState.Value && ListReading.Norm(column, row) is not null)
                    yield return column.Items[column.Offsets[row]..column.Offsets[row + 1]];
            }
        }
    }
}
