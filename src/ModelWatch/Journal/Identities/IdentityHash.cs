using System.Runtime.CompilerServices;

namespace ModelWatch.Journal.Identities;

/// <summary>Places in tables and filters from what is a hash already.</summary>
internal static class IdentityHash
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong OfKey(UInt128 key) => Mix((ulong)key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(UInt128 key, ulong source) => Mix((ulong)key ^ (source * 0x9E3779B97F4A7C15));

    /// <summary>The finaliser of SplitMix64.</summary>
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
