using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelWatch.Statistics.Profiles;

/// <summary>Rows and weights by code of one call, made once a thread so that counting allocates nothing.</summary>
internal sealed class CodeTally
{
    private const int Sets = 4;

    [ThreadStatic]
    private static CodeTally? current;
    private long[] rows = [];
    private long[] weights = [];
    private int[] sets = [];

    public static CodeTally Current => current ??= new CodeTally();

    public long[] Rows => rows;

    public long[] Weights => weights;

    public void Clear(int keys)
    {
        if (rows.Length < keys)
            (rows, weights, sets) = (new long[keys], new long[keys], new int[Sets * keys]);
        rows.AsSpan(0, keys).Clear();
        weights.AsSpan(0, keys).Clear();
    }

    /// <summary>Counts the rows of each code; false, and nothing to be used, when a code has no key.</summary>
    public bool Count<TCode>(ReadOnlySpan<TCode> codes, int keys)
        where TCode : unmanaged
    {
        // Four sets, so that a row does not wait for the count of the row before.
        sets.AsSpan(0, Sets * keys).Clear();
        ref var code = ref MemoryMarshal.GetReference(codes);
        ref var zero = ref MemoryMarshal.GetArrayDataReference(sets);
        ref var one = ref Unsafe.Add(ref zero, keys);
        ref var two = ref Unsafe.Add(ref one, keys);
        ref var three = ref Unsafe.Add(ref two, keys);
        var last = keys - 1L;
        nint i = 0;
        for (; i <= codes.Length - Sets; i += Sets)
        {
            var (a, b, c, d) = (At(ref code, i), At(ref code, i + 1), At(ref code, i + 2), At(ref code, i + 3));
            if (((last - a) | (last - b) | (last - c) | (last - d)) < 0)
                return false;
            Unsafe.Add(ref zero, a)++;
            Unsafe.Add(ref one, b)++;
            Unsafe.Add(ref two, c)++;
            Unsafe.Add(ref three, d)++;
        }
        for (; i < codes.Length; i++)
        {
            if (At(ref code, i) >= (uint)keys)
                return false;
            Unsafe.Add(ref zero, At(ref code, i))++;
        }
        for (var k = 0; k < keys; k++)
            rows[k] = (long)sets[k] + sets[keys + k] + sets[2 * keys + k] + sets[3 * keys + k];
        return true;
    }

    // The size is known where the method is made for a type, so one of these is all that remains.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint At<TCode>(ref TCode first, nint at)
        where TCode : unmanaged => Unsafe.SizeOf<TCode>() switch
        {
            1 => Unsafe.As<TCode, byte>(ref Unsafe.Add(ref first, at)),
            2 => Unsafe.As<TCode, ushort>(ref Unsafe.Add(ref first, at)),
            _ => Unsafe.As<TCode, uint>(ref Unsafe.Add(ref first, at)),
        };
}
