namespace ModelWatch.Web.Views;

/// <summary>A figure as it is read: text of the value with its interval, or the words why there is none.</summary>
/// <param name="Value">Such as <c>0.852</c>; null when the figure is absent.</param>
/// <param name="Interval">Such as <c>[0.836, 0.868]</c>, or null.</param>
/// <param name="Unit">Such as <c>mg</c>, or null.</param>
/// <param name="Why">Words instead of the value.</param>
public sealed record Reading(string? Value, string? Interval = null, string? Unit = null, string? Why = null)
{
    public static Reading Absent(string why) => new(null, Why: why);
}
