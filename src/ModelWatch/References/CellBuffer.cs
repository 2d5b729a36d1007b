namespace ModelWatch.References;

/// <summary>Room for the cells of one column on their way into a profile: one a thread, so that no batch makes its own.</summary>
internal sealed class CellBuffer
{
    [ThreadStatic]
    private static CellBuffer? _own;

    private CellBuffer(int size) => (Numbers, Weights, Decimals, Codes) = (new double[size], new double[size], new byte[size], new int[size]);

    public double[] Numbers { get; }

    public double[] Weights { get; }

    public byte[] Decimals { get; }

    public int[] Codes { get; }

    /// <summary>The buffer of this thread with at least that room; valid until the next call on it.</summary>
    public static CellBuffer Of(int size)
    {
        if (_own is null || _own.Numbers.Length < size) _own = new CellBuffer(Math.Max(1024, size));
        return _own;
    }
}
