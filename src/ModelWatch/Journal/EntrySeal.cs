using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace ModelWatch.Journal;

/// <summary>One number that ties position, model, kind, outcomes and both blobs of an entry together: a row that was moved or changed does not match it.</summary>
internal static class EntrySeal
{
    public static long Of(long position, long model, long kind, ReadOnlySpan<RowOutcome> outcomes, ulong identities, ulong payload)
    {
        Span<long> parts = [position, model, kind, (long)identities, (long)payload];
        var seed = (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(parts));
        return (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(outcomes), seed);
    }
}
