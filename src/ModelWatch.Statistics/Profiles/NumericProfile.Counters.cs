namespace ModelWatch.Statistics.Profiles;

public sealed partial class NumericProfile
{
    /// <summary>Values of this many decimals and more share one count.</summary>
    public const int MostDecimals = 6;

    /// <summary>Stands for a value of which it is not known how it was written; such are not counted.</summary>
    public const byte UnknownDecimals = byte.MaxValue;

    /// <summary>Largest number of <see cref="HeaviestValues"/>.</summary>
    public const int HeaviestKept = 16;
    private readonly long[] decimals = new long[MostDecimals + 1];

    /// <summary>
    /// The heaviest numbers, heaviest first, at most 16. A number with a bin of its own (an atom of the reference) is exact; others are
    /// known within <see cref="UnlistedAtMost"/>.
    /// </summary>
    public IReadOnlyList<HeavyValue> HeaviestValues => [.. Heavy().OrderByDescending(h => h.Weight).ThenBy(h => h.Value).Take(HeaviestKept)];

    /// <summary>
    /// Largest possible weight of a number that is neither an atom of the reference nor counted: at most <see cref="Weight"/> / 16, also
    /// after merges. Misra, Gries 1982; Agarwal et al. 2013.
    /// </summary>
    public double UnlistedAtMost => FixedWeight.ToDouble(heavy.Floor);

    /// <summary>How often a value was equal to the one before it; each row once. A merge does not look across its seam.</summary>
    public long Repeats => repeats.Repeats;

    /// <summary>How many values had one before them.</summary>
    public long Pairs => repeats.Pairs;

    /// <summary>
    /// Weight by magnitude, for the cells that occurred, ascending: sign by quarter octave from 2^-40 to 2^70, closed on the right.
    /// </summary>
    public IReadOnlyList<MagnitudeCell> Magnitudes => [.. magnitudes.Ordered().Select(c => new MagnitudeCell(
        c.Cell == 0 ? double.NegativeInfinity : LogCells.Upper(c.Cell - 1), LogCells.Upper(c.Cell), FixedWeight.ToDouble(c.Weight)))];

    /// <summary>Weight of values written with 0, 1, 2, 3, 4, 5, and 6 or more decimals; values of unknown form are not counted.</summary>
    public IReadOnlyList<double> Decimals => [.. decimals.Select(FixedWeight.ToDouble)];

    /// <summary>Says that the next value has none before it in its source.</summary>
    public void BeginSequence() => repeats.Begin();

    /// <summary>Says that of two neighbours among the added values the second has none before it in its source: their pair is taken back.</summary>
    /// <param name="before">The first of them.</param>
    /// <param name="after">The one added next to it, with no <see cref="BeginSequence"/> between.</param>
    /// <exception cref="InvalidOperationException">No pair was counted.</exception>
    public void SplitSequence(double before, double after)
    {
        if (repeats.Pairs == 0 || (before == after && repeats.Repeats == 0))
            throw new InvalidOperationException("No such pair was counted.");
        repeats.Split(before, after);
    }

    /// <summary>Counts how a value was written. Apart from <see cref="Add"/>, because not every format tells it.</summary>
    /// <param name="places">Decimals as written, 0 or more.</param>
    /// <param name="weight">In (0, 2^30]; rounded to a multiple of 2^-24.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public void AddDecimals(int places, double weight = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        ref var count = ref decimals[Math.Min(places, MostDecimals)];
        count = checked(count + FixedWeight.From(weight));
    }

    /// <summary>Counts how many values of one weight were written.</summary>
    /// <param name="places">Decimals as written; <see cref="UnknownDecimals"/> is not counted.</param>
    /// <param name="weight">In (0, 2^30]; rounded to a multiple of 2^-24.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range.</exception>
    public void AddDecimals(ReadOnlySpan<byte> places, double weight = 1)
    {
        var fixedWeight = FixedWeight.From(weight);
        // Two sets of counts: equal neighbours do not wait for each other. The last of each is of the unknown.
        Span<int> even = stackalloc int[MostDecimals + 2], odd = stackalloc int[MostDecimals + 2];
        var i = 0;
        for (; i < places.Length - 1; i += 2)
        {
            even[DecimalsSlot(places[i])]++;
            odd[DecimalsSlot(places[i + 1])]++;
        }
        if (i < places.Length)
            even[DecimalsSlot(places[i])]++;
        for (var d = 0; d < decimals.Length; d++)
            decimals[d] = checked(decimals[d] + fixedWeight * (even[d] + odd[d]));
    }

    /// <summary>Counts how many values were written, each with its own weight.</summary>
    /// <param name="places">Decimals as written; <see cref="UnknownDecimals"/> is not counted.</param>
    /// <param name="weights">As many weights, each in (0, 2^30]; rounded to multiples of 2^-24.</param>
    /// <exception cref="ArgumentException">The lengths differ; nothing has been added.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is out of range; nothing has been added.</exception>
    public void AddDecimals(ReadOnlySpan<byte> places, ReadOnlySpan<double> weights)
    {
        if (weights.Length != places.Length)
            throw new ArgumentException("Each value needs a weight.", nameof(weights));
        Span<long> sums = stackalloc long[MostDecimals + 2];
        sums.Clear();
        for (var i = 0; i < places.Length; i++)
            sums[DecimalsSlot(places[i])] += FixedWeight.From(weights[i]);
        for (var d = 0; d < decimals.Length; d++)
            decimals[d] = checked(decimals[d] + sums[d]);
    }

    private static int DecimalsSlot(byte places) => Math.Min((int)places, MostDecimals) + (places == UnknownDecimals ? 1 : 0);

    private IEnumerable<HeavyValue> Heavy()
    {
        for (var i = 0; i < heavy.Used; i++)
        {
            var (value, weight) = heavy[i];
            yield return new HeavyValue(value, FixedWeight.ToDouble(weight + heavy.Floor), UnlistedAtMost);
        }
        for (var bin = 1; bin < Edges.Bins - 1; bin++)
        {
            if (scale.Slots[bin] == 0 && counts[bin] > 0)
                yield return new HeavyValue(Edges.Values[bin], FixedWeight.ToDouble(counts[bin]), 0);
        }
    }

    private void MergeDecimals(NumericProfile other)
    {
        for (var d = 0; d < decimals.Length; d++)
            decimals[d] = checked(decimals[d] + other.decimals[d]);
    }
}
