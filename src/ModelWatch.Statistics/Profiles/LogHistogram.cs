using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelWatch.Statistics.Profiles;

/// <summary>Weights by cell of magnitude, kept for the cells that occurred only. Not thread safe.</summary>
internal sealed class LogHistogram
{
    private const int Step = 32;
    private readonly ushort[] slots = new ushort[LogCells.Count];
    private ushort[] cells = new ushort[Step];

    // By slot; slots count from 1, for 0 says that a cell did not occur.
    private long[] weights = new long[Step + 1];

    /// <summary>Number of cells that occurred.</summary>
    public int Used { get; private set; }

    public void Add(int cell, long weight)
    {
        int slot = slots[cell];
        if (slot == 0)
            slot = Open(cell);
        weights[slot] += weight;
    }

    public void AddAll(ReadOnlySpan<long> atCells, ReadOnlySpan<long> itsWeights)
    {
        ref var places = ref MemoryMarshal.GetArrayDataReference(slots);
        ref var cell = ref MemoryMarshal.GetReference(atCells);
        ref var weight = ref MemoryMarshal.GetReference(itsWeights);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(weights);
        for (nint i = 0; i < atCells.Length; i++)
        {
            nint slot = Unsafe.Add(ref places, (nint)Unsafe.Add(ref cell, i));
            if (slot == 0)
            {
                slot = Open((int)Unsafe.Add(ref cell, i));
                sums = ref MemoryMarshal.GetArrayDataReference(weights);
            }
            Unsafe.Add(ref sums, slot) += Unsafe.Add(ref weight, i);
        }
    }

    public void Merge(LogHistogram other)
    {
        for (var i = 0; i < other.Used; i++)
            Add(other.cells[i], other.weights[i + 1]);
    }

    /// <summary>The cells that occurred, in ascending order, with their weight.</summary>
    public IEnumerable<(int Cell, long Weight)> Ordered() =>
        cells.Take(Used).Order().Select(cell => ((int)cell, weights[slots[cell]]));

    public void Write(BitSink sink, long factor)
    {
        sink.Count(Used);
        var next = 0;
        foreach (var (cell, weight) in Ordered())
        {
            sink.Count(cell - next);
            sink.Count(weight / factor);
            next = cell + 1;
        }
    }

    /// <summary>Number of cells, their numbers, then their weights.</summary>
    public void Write(ref DigestSink sink)
    {
        Span<long> numbers = stackalloc long[Used], itsWeights = stackalloc long[Used];
        for (int cell = 0, k = 0; k < Used; cell++, k++)
        {
            cell += slots.AsSpan(cell).IndexOfAnyExcept((ushort)0);
            (numbers[k], itsWeights[k]) = (cell, weights[slots[cell]]);
        }
        sink.Long(Used);
        sink.Words(numbers);
        sink.Words(itsWeights);
    }

    public void Read(ref BitSource source, long factor)
    {
        var count = source.Count(LogCells.Count);
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            var cell = next + (int)source.Count(LogCells.Count);
            if (cell >= LogCells.Count)
                throw ByteSource.Broken();
            Add(cell, source.Count(long.MaxValue / factor) * factor);
            next = cell + 1;
        }
    }

    private int Open(int cell)
    {
        if (Used == cells.Length)
        {
            Array.Resize(ref weights, Used + Step + 1);
            Array.Resize(ref cells, Used + Step);
        }
        cells[Used] = (ushort)cell;
        slots[cell] = (ushort)++Used;
        return Used;
    }
}
