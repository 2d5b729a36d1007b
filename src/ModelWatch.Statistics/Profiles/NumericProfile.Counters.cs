namespace ModelWatch.Statistics.Profiles;

public sealed partial class NumericProfile
{
    /// <summary>Values of this many decimals and more share one count.</summary>
    public const int MostDecimals = 6;

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
    /// <param name="places">Decimals as written.</param>
    /// <param name="weight">In (0, 2^30]; rounded to a multiple of 2^-24.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range.</exception>
    public void AddDecimals(ReadOnlySpan<byte> places, double weight = 1)
    {
        var fixedWeight = FixedWeight.From(weight);
        // Two sets of counts: equal neighbours do not wait for each other.
        Span<int> even = stackalloc int[MostDecimals + 1], odd = stackalloc int[MostDecimals + 1];
        var i = 0;
        for (; i < places.Length - 1; i += 2)
        {
            even[Math.Min((int)places[i], MostDecimals)]++;
            odd[Math.Min((int)places[i + 1], MostDecimals)]++;
        }
        if (i < places.Length)
            even[Math.Min((int)places[i], MostDecimals)]++;
        for (var d = 0; d < decimals.Length; d++)
            decimals[d] = checked(decimals[d] + fixedWeight * (even[d] + odd[d]));
    }

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
