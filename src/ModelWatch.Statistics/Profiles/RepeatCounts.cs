using System.Numerics;
using System.Runtime.Intrinsics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>How often a number equals the one before it, in the order of adding. A merge loses one pair; so does the start of a sequence.</summary>
internal struct RepeatCounts
{
    private double last;

    // Nothing equals NaN: it stands for "no number before".
    public RepeatCounts() => last = double.NaN;

    public long Repeats { get; private set; }

    public long Pairs { get; private set; }

    public void Begin() => last = double.NaN;

    public void Add(double value)
    {
        Pairs += double.IsNaN(last) ? 0 : 1;
        Repeats += value == last ? 1 : 0;
        last = value;
    }

    /// <summary>Adds finite numbers in their order.</summary>
    public void AddAll(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
            return;
        Add(values[0]);
        var same = 0;
        var i = 1;
        for (; i <= values.Length - 8; i += 8)
        {
            var equal = Vector512.Equals(Vector512.Create(values.Slice(i, 8)), Vector512.Create(values.Slice(i - 1, 8)));
            same += BitOperations.PopCount(equal.ExtractMostSignificantBits());
        }
        for (; i < values.Length; i++)
            same += values[i] == values[i - 1] ? 1 : 0;
        Repeats += same;
        Pairs += values.Length - 1;
        last = values[^1] + 0.0;
    }

    /// <summary>Takes back a pair that was counted.</summary>
    public void Split(double before, double after)
    {
        Pairs--;
        Repeats -= before == after ? 1 : 0;
    }

    public void Merge(in RepeatCounts other)
    {
        Repeats += other.Repeats;
        Pairs += other.Pairs;
    }

    public readonly void Write(BitSink sink)
    {
        sink.Count(Repeats);
        sink.Count(Pairs);
        sink.Double(last);
    }

    public static RepeatCounts Read(ref BitSource source) =>
        new() { Repeats = source.Count(), Pairs = source.Count(), last = source.Double() };
}
