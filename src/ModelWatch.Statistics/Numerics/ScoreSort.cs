using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelWatch.Statistics.Numerics;

/// <summary>
/// Ranks rows by a score in [0, 1]. A row becomes one word, twice the bits of its score plus 1 for an event, whose order is that of the
/// scores. Spread scores are dealt out to 2^20 even cells in two passes, which leaves little to put in order; others go to <see cref="RadixSort"/>.
/// </summary>
internal static class ScoreSort
{
    private const int DigitBits = 10;
    private const int Cells = 1 << DigitBits;
    private const int SmallInput = 4096;

    /// <summary>Rows that a row meets in its cell on average, above which cells do not help.</summary>
    private const double Crowded = 6;

    /// <summary>Fills <paramref name="keys"/> with the words of the rows, ascending.</summary>
    /// <param name="scores">Scores in [0, 1].</param>
    /// <param name="outcomes">Whether a row is an event; as many as scores.</param>
    /// <param name="keys">Takes the words; as many as scores.</param>
    public static void Rank(ReadOnlySpan<double> scores, ReadOnlySpan<bool> outcomes, Span<ulong> keys)
    {
        Span<int> places = stackalloc int[2 * Cells];
        if (scores.Length < SmallInput || !Count(scores, places))
        {
            for (var i = 0; i < keys.Length; i++)
                keys[i] = Key(scores[i], outcomes[i]);
            RadixSort.Sort(keys);
            return;
        }
        var rented = ArrayPool<ulong>.Shared.Rent(keys.Length);
        Deal(scores, outcomes, rented, places[..Cells]);
        Deal(rented.AsSpan(0, keys.Length), keys, places[Cells..]);
        ArrayPool<ulong>.Shared.Return(rented);
        Order(keys);
    }

    /// <summary>True when every score lies in [0, 1].</summary>
    public static bool AreProbabilities(ReadOnlySpan<double> scores)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(scores);
        var good = Vector<long>.AllBitsSet;
        foreach (var lane in lanes)
            good &= Vector.GreaterThanOrEqual(lane, Vector<double>.Zero) & Vector.LessThanOrEqual(lane, Vector<double>.One);
        var all = Vector.EqualsAll(good, Vector<long>.AllBitsSet);
        foreach (var score in scores[(lanes.Length * Vector<double>.Count)..])
            all &= score is >= 0 and <= 1;
        return all;
    }

    // The shift drops the sign: -0 and 0 are one score.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Key(double score, bool outcome) => (BitConverter.DoubleToUInt64Bits(score) << 1) | (outcome ? 1UL : 0);

    // A score of 1 shares the last cell: every cell holds a range of scores, and cells ascend with them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Cell(double score) => (int)(score * (Cells * Cells - 1));

    /// <summary>The first places of the lower and of the upper digits; false when scores crowd in so few cells that even ones do not help.</summary>
    private static bool Count(ReadOnlySpan<double> scores, Span<int> places)
    {
        places.Clear();
        ref var lower = ref MemoryMarshal.GetReference(places);
        ref var upper = ref Unsafe.Add(ref lower, Cells);
        foreach (var score in scores)
        {
            var cell = Cell(score);
            Unsafe.Add(ref lower, cell & (Cells - 1))++;
            Unsafe.Add(ref upper, cell >> DigitBits)++;
        }
        double crowd = 0;
        foreach (var count in places[Cells..])
            crowd += (double)count * count;
        Start(places[..Cells]);
        Start(places[Cells..]);
        return crowd <= Crowded * Cells * scores.Length;
    }

    private static void Start(Span<int> places)
    {
        var sum = 0;
        for (var c = 0; c < places.Length; c++)
            (places[c], sum) = (sum, sum + places[c]);
    }

    // No bounds are checked here: a digit has 10 bits, and places are sums of counts over the same scores.
    private static void Deal(ReadOnlySpan<double> scores, ReadOnlySpan<bool> outcomes, Span<ulong> to, Span<int> places)
    {
        ref var target = ref MemoryMarshal.GetReference(to);
        ref var place = ref MemoryMarshal.GetReference(places);
        for (var i = 0; i < scores.Length; i++)
        {
            ref var at = ref Unsafe.Add(ref place, Cell(scores[i]) & (Cells - 1));
            Unsafe.Add(ref target, at) = Key(scores[i], outcomes[i]);
            at++;
        }
    }

    private static void Deal(ReadOnlySpan<ulong> from, Span<ulong> to, Span<int> places)
    {
        ref var target = ref MemoryMarshal.GetReference(to);
        ref var place = ref MemoryMarshal.GetReference(places);
        foreach (var key in from)
        {
            ref var at = ref Unsafe.Add(ref place, Cell(BitConverter.UInt64BitsToDouble(key >> 1)) >> DigitBits);
            Unsafe.Add(ref target, at) = key;
            at++;
        }
    }

    // Cells are in order; inside them keys are few. Where that was wrong the moves run out and the radix sort does the rest.
    private static void Order(Span<ulong> keys)
    {
        var moves = 4L * keys.Length;
        for (var i = 1; i < keys.Length; i++)
        {
            var key = keys[i];
            if (keys[i - 1] <= key)
                continue;
            var at = i;
            do
            {
                keys[at] = keys[at - 1];
                at--;
            }
            while (at > 0 && keys[at - 1] > key);
            keys[at] = key;
            moves -= i - at;
            if (moves >= 0)
                continue;
            RadixSort.Sort(keys);
            return;
        }
    }
}
