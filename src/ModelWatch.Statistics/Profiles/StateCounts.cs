namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// Weights by the form of cells without a value of the declared kind. Sums of whole numbers: any order of adding and merging gives the same
/// state. Not thread safe.
/// </summary>
public sealed class StateCounts
{
    /// <summary>Number of forms.</summary>
    public const int Forms = (int)CellForm.OtherKind + 1;
    private readonly long[] counts = new long[Forms];

    /// <summary>Weight of one form.</summary>
    /// <param name="form">The form.</param>
    public double this[CellForm form] => FixedWeight.ToDouble(counts[(int)form]);

    /// <summary>Weights in units of 2^-24 (<see cref="FixedWeight"/>), in the order of <see cref="CellForm"/>.</summary>
    public ReadOnlySpan<long> FixedCounts => counts;

    /// <summary>The state of stored weights.</summary>
    /// <param name="fixedCounts">What <see cref="FixedCounts"/> gave: one of each form, none negative.</param>
    /// <exception cref="InvalidDataException">The number of weights is another, or one is negative.</exception>
    public static StateCounts From(ReadOnlySpan<long> fixedCounts)
    {
        if (fixedCounts.Length != Forms)
            throw new InvalidDataException("The state counts have another number of forms.");
        var states = new StateCounts();
        for (var i = 0; i < Forms; i++)
            states.counts[i] = fixedCounts[i] >= 0 ? fixedCounts[i] : throw new InvalidDataException("A state count is negative.");
        return states;
    }

    /// <summary>Counts one cell.</summary>
    /// <param name="form">Its form.</param>
    /// <param name="fixedWeight">Its weight in units of 2^-24, above 0.</param>
    public void Add(CellForm form, long fixedWeight = FixedWeight.One)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fixedWeight);
        counts[(int)form] = checked(counts[(int)form] + fixedWeight);
    }

    /// <summary>Adds the weights of another.</summary>
    /// <param name="other">The other; it is not changed.</param>
    public void Merge(StateCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < Forms; i++)
            counts[i] = checked(counts[i] + other.counts[i]);
    }
}
