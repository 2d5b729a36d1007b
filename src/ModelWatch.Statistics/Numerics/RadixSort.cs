using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelWatch.Statistics.Numerics;

/// <summary>
/// Sorts many numbers in linear time: a least-significant-digit radix sort of the leading bits that differ, then neighbours that share
/// those bits are put in order by their rest. Small inputs and long runs of shared bits go to the comparison sort, so that no input is
/// slow. Scratch memory is rented. Pure, thread safe.
/// </summary>
internal static class RadixSort
{
    private const int DigitBits = 10;
    private const int Cells = 1 << DigitBits;
    private const int SmallInput = 512;
    private const int MiddleInput = 1 << 13;
    private const int LongRun = 48;
    private const ulong Sign = 1UL << 63;

    /// <summary>Sorts numbers ascending in place.</summary>
    /// <param name="values">Any numbers but NaN; -0.0 comes before 0.0.</param>
    public static void Sort(Span<double> values)
    {
        if (values.Length < SmallInput)
        {
            values.Sort();
            return;
        }
        var keys = MemoryMarshal.Cast<double, ulong>(values);
        ulong first = Key(keys[0]), differing = 0;
        for (var i = 0; i < keys.Length; i++)
            differing |= (keys[i] = Key(keys[i])) ^ first;
        Sort(keys, differing);
        for (var i = 0; i < keys.Length; i++)
            keys[i] = Bits(keys[i]);
    }

    /// <summary>Sorts whole numbers ascending in place.</summary>
    /// <param name="keys">Any whole numbers.</param>
    public static void Sort(Span<ulong> keys)
    {
        ulong differing = 0;
        foreach (var key in keys)
            differing |= key ^ keys[0];
        Sort(keys, differing);
    }

    /// <summary>Sorts whole numbers ascending in place.</summary>
    /// <param name="keys">Any whole numbers.</param>
    /// <param name="differing">A set bit wherever two keys may differ.</param>
    public static void Sort(Span<ulong> keys, ulong differing)
    {
        if (differing == 0)
            return;
        if (keys.Length < SmallInput)
        {
            keys.Sort();
            return;
        }
        var digits = keys.Length < MiddleInput ? 2 : 3;
        var shift = Math.Max(0, BitOperations.Log2(differing) + 1 - digits * DigitBits);
        var rented = ArrayPool<ulong>.Shared.Rent(keys.Length);
        var places = ArrayPool<int>.Shared.Rent(digits * Cells);
        SortDigits(keys, rented.AsSpan(0, keys.Length), places.AsSpan(0, digits * Cells), digits, shift);
        ArrayPool<int>.Shared.Return(places);
        ArrayPool<ulong>.Shared.Return(rented);
        if (shift > 0)
            OrderRests(keys, shift);
    }

    // Numbers in the order of their bits: the sign is turned over, and all other bits too when it was set.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Key(ulong bits) => bits ^ ((ulong)((long)bits >> 63) | Sign);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(ulong key) => key ^ ((ulong)((long)~key >> 63) | Sign);

    private static void SortDigits(Span<ulong> keys, Span<ulong> scratch, Span<int> places, int digits, int shift)
    {
        places.Clear();
        Count(keys, places, digits, shift);
        var from = keys;
        var to = scratch;
        for (var d = 0; d < digits; d++)
        {
            var place = places.Slice(d * Cells, Cells);
            var at = shift + d * DigitBits;
            if (place[(int)(keys[0] >> at) & (Cells - 1)] == keys.Length)
                continue;
            var sum = 0;
            for (var c = 0; c < place.Length; c++)
                (place[c], sum) = (sum, sum + place[c]);
            Scatter(from, to, place, at);
            var other = from;
            from = to;
            to = other;
        }
        if (!Unsafe.AreSame(ref MemoryMarshal.GetReference(from), ref MemoryMarshal.GetReference(keys)))
            from.CopyTo(keys);
    }

    // No bounds are checked here and below: a digit has 10 bits, and places are sums of counts over the same keys.
    private static void Count(ReadOnlySpan<ulong> keys, Span<int> counts, int digits, int shift)
    {
        ref var first = ref MemoryMarshal.GetReference(counts);
        ref var second = ref Unsafe.Add(ref first, Cells);
        ref var third = ref Unsafe.Add(ref first, digits == 3 ? 2 * Cells : Cells);
        var thirdStep = digits == 3 ? 1 : 0;
        foreach (var key in keys)
        {
            var rest = key >> shift;
            Unsafe.Add(ref first, (nint)(rest & (Cells - 1)))++;
            Unsafe.Add(ref second, (nint)((rest >> DigitBits) & (Cells - 1)))++;
            Unsafe.Add(ref third, (nint)((rest >> (2 * DigitBits)) & (Cells - 1))) += thirdStep;
        }
    }

    private static void Scatter(ReadOnlySpan<ulong> from, Span<ulong> to, Span<int> places, int shift)
    {
        ref var target = ref MemoryMarshal.GetReference(to);
        ref var place = ref MemoryMarshal.GetReference(places);
        foreach (var key in from)
        {
            ref var at = ref Unsafe.Add(ref place, (nint)((key >> shift) & (Cells - 1)));
            Unsafe.Add(ref target, at) = key;
            at++;
        }
    }

    /// <summary>Orders the runs of keys that share all bits from <paramref name="shift"/> on.</summary>
    private static void OrderRests(Span<ulong> keys, int shift)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i] >= keys[i - 1])
                continue;
            // keys[i - 1] is larger only by its rest: both are in one run, sorted up to here.
            int from = i - 1, to = i + 1;
            while (from > 0 && keys[from - 1] >> shift == keys[i] >> shift)
                from--;
            while (to < keys.Length && keys[to] >> shift == keys[i] >> shift)
                to++;
            if (to - from > LongRun)
                keys[from..to].Sort();
            else
                Insert(keys[from..to], i - from);
            i = to - 1;
        }
    }

    private static void Insert(Span<ulong> run, int from)
    {
        for (var i = from; i < run.Length; i++)
        {
            var key = run[i];
            var at = i;
            for (; at > 0 && run[at - 1] > key; at--)
                run[at] = run[at - 1];
            run[at] = key;
        }
    }
}
