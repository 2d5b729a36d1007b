namespace ModelWatch.Windows;

/// <summary>Which events the service keeps when a plan asks for a share: decided by the hash of the id, so that labels still join and a replay keeps the same.</summary>
internal static class Sample
{
    /// <summary>True for a share of about <paramref name="rate"/> (0, 1] of all ids.</summary>
    public static bool Keeps(UInt128 id, double rate) => rate >= 1 || (ulong)id < rate * ulong.MaxValue;
}
