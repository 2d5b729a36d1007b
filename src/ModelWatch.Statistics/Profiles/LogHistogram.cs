using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelWatch.Statistics.Profiles;

/// <summary>Weights by cell of magnitude, kept for the cells that occurred only. Not thread safe.</summary>
internal sealed class LogHistogram
{
    private const int Step = 32;
    private readonly ushort[] slots = new ushort[LogCells.Count];
    private ushort[] cells = new ushort[Step];
    private long[] weights = new long[Step];

    /// <summary>Number of cells that occurred.</summary>
    public int Used { get; private set; }

    public void Add(int cell, long weight)
    {
        int slot = slots[cell];
        if (slot == 0)
            slot = Open(cell);
        weights[slot - 1] += weight;
    }

    public void AddAll(ReadOnlySpan<long> atCells, ReadOnlySpan<long> itsWeights)
    {
        ref var places = ref MemoryMarshal.GetArrayDataReference(slots);
        ref var cell = ref MemoryMarshal.GetReference(atCells);
        ref var weight = ref MemoryMarshal.GetReference(itsWeights);
        for (nint i = 0; i < atCells.Length; i++)
        {
            int slot = Unsafe.Add(ref places, (nint)Unsafe.Add(ref cell, i));
            if (slot == 0)
                slot = Open((int)Unsafe.Add(ref cell, i));
            weights[slot - 1] += Unsafe.Add(ref weight, i);
        }
    }

    public void Merge(LogHistogram other)
    {
        for (var i = 0; i < other.Used; i++)
            Add(other.cells[i], other.weights[i]);
    }

    /// <summary>The cells that occurred, in ascending order, with their weight.</summary>
    public IEnumerable<(int Cell, long Weight)> Ordered() =>
        cells.Take(Used).Order().Select(cell => ((int)cell, weights[slots[cell] - 1]));

    public void Write(BitSink sink, int shift)
    {
        sink.Count(Used);
        var next = 0;
        foreach (var (cell, weight) in Ordered())
        {
            sink.Count(cell - next);
            sink.Count(weight >> shift);
            next = cell + 1;
        }
    }

    public void Read(ref BitSource source, int shift)
    {
        var count = source.Count(LogCells.Count);
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            var cell = next + (int)source.Count(LogCells.Count);
            if (cell >= LogCells.Count)
                throw ByteSource.Broken();
            Add(cell, source.Count(long.MaxValue >> shift) << shift);
            next = cell + 1;
        }
    }

    private int Open(int cell)
    {
        if (Used == weights.Length)
        {
            Array.Resize(ref weights, Used + Step);
            Array.Resize(ref cells, Used + Step);
        }
        cells[Used] = (ushort)cell;
        slots[cell] = (ushort)++Used;
        return Used;
    }
}
