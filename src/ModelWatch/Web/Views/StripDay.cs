namespace ModelWatch.Web.Views;

/// <summary>One day of a strip. <paramref name="Share"/> is the worst score as a share of its limit, 0 to 1, where the day is quiet.</summary>
public sealed record StripDay(DateOnly Day, DayState State, double? Share = null);
