namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// Sums of units of one weight by slot, their lower and upper 32 bits apart, so that adding needs no carry: room for 2^31 values, more than a call can have.
/// All 0 before and after a call. Not thread safe.
/// </summary>
internal sealed class UnitSums
{
    private long[] low = [];
    private long[] high = [];

    public Span<long> Low => low;

    public Span<long> High => high;

    public void Reserve(int slots)
    {
        if (low.Length < slots)
            (low, high) = (new long[slots], new long[slots]);
    }

    public void Clear()
    {
        Low.Clear();
        High.Clear();
    }
}
