using System.Runtime.CompilerServices;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// Finds the bin of a number through an even grid over the edges. The map from a number to its cell is monotone also in
/// floating point, so the edges of lower cells are below the number and those of higher cells above it: exact, never "nearly".
/// </summary>
internal sealed class EdgeGrid
{
    private const int CellsPerEdge = 4;
    private readonly double[] edges;
    private readonly int[] first;
    private readonly double low;
    private readonly double perUnit;
    private readonly int cells;

    public EdgeGrid(double[] edges)
    {
        this.edges = edges;
        cells = Math.Min(4096, CellsPerEdge * edges.Length);
        low = edges[0];
        perUnit = cells / (edges[^1] - low);
        if (!double.IsFinite(perUnit))
            perUnit = 0;
        first = new int[cells + 2];
        foreach (var edge in edges)
            first[Cell(edge) + 1]++;
        for (var c = 1; c < first.Length; c++)
            first[c] += first[c - 1];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(double value)
    {
        var cell = Cell(value);
        var from = first[cell];
        var to = first[cell + 1];
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (edges[middle] < value)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    // A conversion of NaN gives 0 and of a huge number the largest integer, so the clamp holds for every input.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Cell(double value) => Math.Clamp((int)((value - low) * perUnit), 0, cells);
}
