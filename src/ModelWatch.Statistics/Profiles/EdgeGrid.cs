using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// Finds the bin of a number through a grid over the edges: even near the middle edge, even in each octave of the distance farther out.
/// The map from a number to its cell is monotone also in floating point, so the edges of lower cells are below the number and those of
/// higher cells above it: exact, never "nearly". Immutable and thread safe.
/// </summary>
internal sealed class EdgeGrid
{
    private const int Step = 4;
    private readonly double[] padded;
    private readonly ushort[] first;
    private readonly GridShape shape;

    public EdgeGrid(double[] edges)
    {
        padded = [.. edges, .. Enumerable.Repeat(double.PositiveInfinity, Step)];
        shape = GridShape.For(edges);
        first = shape.Starts(edges);
    }

    /// <summary>How many edges are below a finite number.</summary>
    public int Find(double value)
    {
        var cell = shape.Cell(value);
        int from = first[cell], to = first[cell + 1];
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (padded[middle] < value)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    /// <summary>The same for many finite numbers; lengths are multiples of eight.</summary>
    public void FindAll(ReadOnlySpan<double> values, Span<long> bins)
    {
        shape.Cells(values, bins);
        ref var starts = ref MemoryMarshal.GetArrayDataReference(first);
        ref var edges = ref MemoryMarshal.GetArrayDataReference(padded);
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var bin = ref MemoryMarshal.GetReference(bins);
        for (var i = 0; i < bins.Length; i++)
        {
            var wanted = Vector256.Create(Unsafe.Add(ref value, i));
            int from = Unsafe.Add(ref starts, (nint)Unsafe.Add(ref bin, i));
            var below = Below(ref edges, from, wanted);
            // Edges of higher cells are not below the value, so four at once need no upper end; more than four in a cell are rare.
            for (var more = below; more == Step; below += more)
                more = Below(ref edges, from + below, wanted);
            Unsafe.Add(ref bin, i) = from + below;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Below(ref double edges, int from, Vector256<double> wanted) =>
        BitOperations.PopCount(Vector256.LessThan(Vector256.LoadUnsafe(ref edges, (nuint)from), wanted).ExtractMostSignificantBits());
}
