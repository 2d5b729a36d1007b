namespace ModelWatch.Plans.Proposing;

/// <summary>
/// What one column of a table looks like, as far as a plan can be proposed from it. Counts are rows.
/// <see cref="Missing"/> counts null, absent, blank and the tokens NA, NaN, null and None; the other counts are of the rest.
/// </summary>
internal sealed record ColumnSummary(string Name, long Rows)
{
    public long Missing { get; init; }

    /// <summary>Values that are numbers in plain or scientific form, without leading zeros.</summary>
    public long Numbers { get; init; }

    /// <summary>Numbers without a fraction.</summary>
    public long Wholes { get; init; }

    /// <summary>Values that are true or false.</summary>
    public long Truths { get; init; }

    /// <summary>Lists of numbers as JSON.</summary>
    public long Lists { get; init; }

    /// <summary>Smallest and greatest number; null without numbers.</summary>
    public double? Min { get; init; }

    /// <inheritdoc cref="Min"/>
    public double? Max { get; init; }

    /// <summary>The one date format that every value has, or null.</summary>
    public string? DateFormat { get; init; }

    /// <summary>The different values in canonical text, sorted; null when there are too many to keep.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    public long Present => Rows - Missing;
    public bool IsNumeric => Present > 0 && Numbers == Present;
    public bool IsWhole => IsNumeric && Wholes == Present;

    /// <summary>Numbers between 0 and 1, not all of them at the ends.</summary>
    public bool IsShare => IsNumeric && !IsWhole && Min >= 0 && Max <= 1;
}
