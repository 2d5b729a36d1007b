using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// The map from a number to a cell: the leading bits of 1 + scale * distance from the middle edge, mirrored below it. A sum, a product
/// with a power of two and the bits of a positive number keep the order, so the map is monotone.
/// </summary>
internal sealed class GridShape
{
    private const long One = 0x3FF0_0000_0000_0000;
    private readonly double centre;
    private readonly double scale;
    private readonly int shift;
    private readonly int side;

    private GridShape(double centre, double scale, int shift, int side) =>
        (this.centre, this.scale, this.shift, this.side) = (centre, scale, shift, side);

    /// <summary>The shape of those tried that leaves the fewest edges in cells of more than four.</summary>
    public static GridShape For(double[] edges)
    {
        var centre = edges[edges.Length / 2];
        var reach = Math.ILogB(Math.Max(double.Epsilon, Math.Max(edges[^1] / 2 - centre / 2, centre / 2 - edges[0] / 2))) + 2;
        var side = (int)Math.Clamp(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(4 * edges.Length)), 128, 8192);
        GridShape? best = null;
        var least = long.MaxValue;
        foreach (var octaves in (ReadOnlySpan<int>)[1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64])
        {
            var shift = 52 - Math.ILogB(side / octaves);
            var shape = new GridShape(centre, Math.ScaleB(1, Math.Clamp(octaves - reach, -1000, 1000)), shift, side);
            var crowding = shape.Crowding(edges);
            if (crowding >= least)
                continue;
            (best, least) = (shape, crowding);
        }
        return best!;
    }

    /// <summary>The cell of a finite number, 0 to the number of cells - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Cell(double value)
    {
        var away = (value - centre) * scale;
        var sign = BitConverter.DoubleToInt64Bits(away) >> 63;
        var step = Math.Min((BitConverter.DoubleToInt64Bits(1 + Math.Abs(away)) - One) >> shift, side - 1);
        return side + (int)(step ^ sign);
    }

    /// <summary>The same for many; lengths are multiples of eight.</summary>
    public void Cells(ReadOnlySpan<double> values, Span<long> cells)
    {
        var (middle, factor, last) = (Vector512.Create(centre), Vector512.Create(scale), Vector512.Create(side - 1L));
        for (var i = 0; i <= cells.Length - 8; i += 8)
        {
            var away = (Vector512.Create(values.Slice(i, 8)) - middle) * factor;
            var step = ((Vector512<double>.One + Vector512.Abs(away)).AsInt64() - Vector512.Create(One)) >> shift;
            var cell = Vector512.Min(step, last) ^ (away.AsInt64() >> 63);
            (cell + Vector512.Create((long)side)).CopyTo(cells.Slice(i, 8));
        }
    }

    /// <summary>For each cell, and one beyond the last, how many edges lie in lower cells.</summary>
    public ushort[] Starts(double[] edges)
    {
        var starts = new ushort[2 * side + 1];
        foreach (var edge in edges)
            starts[Cell(edge) + 1]++;
        for (var c = 1; c < starts.Length; c++)
            starts[c] += starts[c - 1];
        return starts;
    }

    private long Crowding(double[] edges)
    {
        var starts = Starts(edges);
        long crowding = 0;
        for (var c = 1; c < starts.Length; c++)
            crowding += Math.Max(0, starts[c] - starts[c - 1] - 4);
        return crowding;
    }
}
