using System.Numerics;
using ModelWatch.Plans;

namespace ModelWatch.References;

/// <summary>How many rows of a scope a subject had, and how many of them had each fault. Not thread safe.</summary>
internal sealed class QualityCounts
{
    private const int Slots = 9;
    private readonly WeightedCount[] _counts = new WeightedCount[Slots];

    /// <summary>All rows seen.</summary>
    public WeightedCount Total => _counts[Slots - 1];

    /// <summary>Rows seen, unweighted.</summary>
    public long Rows => Total.Rows;

    /// <summary>Sum of the weights of all rows.</summary>
    public double Weight => Total.Weight;
    public WeightedCount Missing => this[CellFaults.Missing];
    public WeightedCount Invalid => this[CellFaults.Invalid];
    public WeightedCount OutOfRange => this[CellFaults.OutOfRange];
    public WeightedCount Unseen => this[CellFaults.Unseen];
    public WeightedCount Sentinel => this[CellFaults.Sentinel];
    public WeightedCount Format => this[CellFaults.Format];
    public WeightedCount Encoding => this[CellFaults.Encoding];
    public WeightedCount Alias => this[CellFaults.Alias];

    /// <summary>Rows with that one fault.</summary>
    public WeightedCount this[CellFaults fault] => _counts[BitOperations.TrailingZeroCount((uint)fault)];

    /// <summary>Counts one row with its faults.</summary>
    public void Add(CellFaults faults, long fixedWeight)
    {
        _counts[Slots - 1] = _counts[Slots - 1].Plus(fixedWeight);
        for (var rest = (uint)faults; rest != 0; rest &= rest - 1)
        {
            ref var count = ref _counts[BitOperations.TrailingZeroCount(rest)];
            count = count.Plus(fixedWeight);
        }
    }

    /// <summary>Counts rows without any fault, with the sum of their weights in fixed point.</summary>
    public void AddSound(long rows, long fixedWeights) => _counts[Slots - 1] = _counts[Slots - 1].Plus(new WeightedCount(rows, fixedWeights));

    public void Merge(QualityCounts other)
    {
        for (var i = 0; i < Slots; i++) _counts[i] = _counts[i].Plus(other._counts[i]);
    }

    public void Write(StateWriter writer)
    {
        foreach (var count in _counts)
        {
            writer.Long(count.Rows);
            writer.Long(count.Fixed);
        }
    }

    public static QualityCounts Read(ref StateReader reader)
    {
        var counts = new QualityCounts();
        for (var i = 0; i < Slots; i++) counts._counts[i] = new WeightedCount(reader.Long(), reader.Long());
        return counts;
    }
}
