namespace ModelWatch.Statistics;

/// <summary>
/// One statistical figure: a value, or the reason why there is none, with its interval and its numerical error where known.
/// A figure never carries NaN or an infinity: what is undefined is absent with a reason. Immutable and thread safe.
/// </summary>
/// <param name="Value">The value in the unit of the statistic; null exactly when <paramref name="Why"/> is set.</param>
/// <param name="Why">The short reason for an absent value; null when the value is present.</param>
/// <param name="Lower">Lower end of the interval, inclusive; null when no interval is defined.</param>
/// <param name="Upper">Upper end of the interval, inclusive; null when no interval is defined.</param>
/// <param name="Level">Confidence level of the interval, in (0, 1).</param>
/// <param name="Error">A proven bound of the absolute numerical error (0 = exact); null when none is stated.</param>
public readonly record struct Figure(double? Value, string? Why, double? Lower, double? Upper, double? Level, double? Error)
{
    /// <summary>True when there is a value.</summary>
    public bool IsPresent => Value.HasValue;

    /// <summary>A value without a stated error. A NaN or an infinity becomes an absent figure.</summary>
    /// <param name="value">The value.</param>
    public static Figure Of(double value) =>
        double.IsFinite(value) ? new Figure(value, null, null, null, null, null) : Absent("the value is not a finite number");

    /// <summary>A value that is exact up to rounding: <see cref="Error"/> is 0.</summary>
    /// <param name="value">The value.</param>
    public static Figure Exact(double value) => Of(value).WithError(0);

    /// <summary>No value, because of <paramref name="why"/>.</summary>
    /// <param name="why">A short reason for a reader, such as "no current values".</param>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public static Figure Absent(string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        return new Figure(null, why, null, null, null, null);
    }

    /// <summary>The same figure with an interval; unchanged when the figure is absent or an end is not finite.</summary>
    /// <param name="lower">Lower end, inclusive.</param>
    /// <param name="upper">Upper end, inclusive.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    public Figure Within(double lower, double upper, double level) =>
        IsPresent && double.IsFinite(lower) && double.IsFinite(upper) ? this with { Lower = lower, Upper = upper, Level = level } : this;

    /// <summary>The same figure with a bound of its numerical error; unchanged when absent or not finite.</summary>
    /// <param name="error">The bound, 0 or more, in the unit of the value.</param>
    public Figure WithError(double error) => IsPresent && double.IsFinite(error) ? this with { Error = error } : this;

    /// <summary>Applies a function to the value (not to the interval or error); an absent figure keeps its reason.</summary>
    /// <param name="map">The function.</param>
    public Figure Select(Func<double, double> map) => Value is { } value ? Of(map(value)) : this;
}
