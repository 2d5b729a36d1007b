namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// The heaviest numbers by 32 counters (Misra, Gries 1982; merged as in Agarwal et al. 2013). A counter is a lower bound; the true weight
/// is at most the counter plus the floor. The floor is at most 1/33 of the weight from counters that had to go and 1/33 from what passes
/// left out, together below 1/16 of the weight added, whatever the order. Not thread safe.
/// </summary>
internal sealed class HeavyCounters
{
    /// <summary>Number of counters.</summary>
    public const int Kept = 32;

    /// <summary>A pass may leave out numbers that have at most one part in this many of its weight.</summary>
    public const int PassParts = Kept + 1;
    private readonly long[] keys = new long[Kept];
    private readonly long[] weights = new long[Kept];

    /// <summary>Number of counters in use.</summary>
    public int Used { get; private set; }

    /// <summary>Largest possible weight of a number without a counter.</summary>
    public long Floor { get; private set; }

    /// <summary>A counter: the number and the lower bound of its weight.</summary>
    public (double Value, long Weight) this[int i] => (BitConverter.Int64BitsToDouble(keys[i]), weights[i]);

    public void Add(double value, long weight)
    {
        var key = BitConverter.DoubleToInt64Bits(value);
        var at = keys.AsSpan(0, Used).IndexOf(key);
        if (at >= 0)
            weights[at] += weight;
        else
            Open(key, weight);
    }

    /// <summary>Says that numbers of at most this weight each were not offered.</summary>
    public void LeaveOut(long largest) => Floor += largest;

    public void Merge(HeavyCounters other)
    {
        Span<long> allKeys = stackalloc long[2 * Kept], allWeights = stackalloc long[2 * Kept];
        keys.AsSpan(0, Used).CopyTo(allKeys);
        weights.AsSpan(0, Used).CopyTo(allWeights);
        var count = Used;
        for (var i = 0; i < other.Used; i++)
        {
            var at = keys.AsSpan(0, Used).IndexOf(other.keys[i]);
            if (at < 0)
                allKeys[at = count++] = other.keys[i];
            allWeights[at] += other.weights[i];
        }
        Floor += other.Floor;
        Keep(allKeys[..count], allWeights[..count]);
    }

    public void Write(BitSink sink)
    {
        sink.Count(Floor);
        sink.Count(Used);
        foreach (var i in Enumerable.Range(0, Used).OrderBy(i => keys[i]))
        {
            sink.Double(this[i].Value);
            sink.Count(weights[i]);
        }
    }

    public static HeavyCounters Read(ref BitSource source)
    {
        var counters = new HeavyCounters { Floor = source.Count(), Used = (int)source.Count(Kept) };
        for (var i = 0; i < counters.Used; i++)
        {
            counters.keys[i] = BitConverter.DoubleToInt64Bits(source.Finite());
            counters.weights[i] = source.Count();
        }
        return counters;
    }

    // What goes is taken off all counters and off the new number: 33 times what the floor rises by.
    private void Open(long key, long weight)
    {
        if (Used == Kept)
        {
            var least = weight;
            foreach (var other in weights)
                least = Math.Min(least, other);
            Lower(keys, weights, least);
            weight -= least;
        }
        if (weight == 0)
            return;
        keys[Used] = key;
        weights[Used++] = weight;
    }

    private void Keep(Span<long> allKeys, Span<long> allWeights)
    {
        long excess = 0;
        if (allKeys.Length > Kept)
        {
            Span<long> ordered = stackalloc long[allWeights.Length];
            allWeights.CopyTo(ordered);
            ordered.Sort();
            excess = ordered[^(Kept + 1)];
        }
        Used = allKeys.Length;
        Lower(allKeys, allWeights, excess);
    }

    private void Lower(Span<long> fromKeys, Span<long> fromWeights, long by)
    {
        var kept = 0;
        for (var i = 0; i < Used; i++)
        {
            if (fromWeights[i] <= by)
                continue;
            keys[kept] = fromKeys[i];
            weights[kept++] = fromWeights[i] - by;
        }
        Used = kept;
        Floor += by;
    }
}
