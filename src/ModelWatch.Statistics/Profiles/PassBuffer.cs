namespace ModelWatch.Statistics.Profiles;

/// <summary>Room for one pass of values, made once a thread so that profiles share it and adding allocates nothing.</summary>
internal sealed class PassBuffer
{
    /// <summary>Most values of a pass.</summary>
    public const int Size = 256;

    [ThreadStatic]
    private static PassBuffer? current;
    private long[] binWeights = [];

    public static PassBuffer Current => current ??= new PassBuffer();

    public double[] Values { get; } = new double[Size + 8];

    public long[] Weights { get; } = new long[Size + 8];

    public long[] Bins { get; } = new long[Size + 8];

    public long[] Cells { get; } = new long[Size + 8];

    public UnitSums Units { get; } = new();

    /// <summary>The weight of the values whose units are in <see cref="Units"/>; 0 when there are none.</summary>
    public long UnitWeight { get; set; }

    public ValueTally Tally { get; } = new();

    /// <summary>The weights of this pass by bin; all 0 before and after a pass.</summary>
    public Span<long> BinWeights(int length)
    {
        if (binWeights.Length < length)
            binWeights = new long[length];
        return binWeights.AsSpan(0, length);
    }
}
