using ModelWatch.Web.Charts;

namespace ModelWatch.Web.Views;

/// <summary>One acceptance criterion against its newest figure. The decision is taken on the bound of the interval.</summary>
public sealed record CriterionRow(string Name, string Measure, string Cohort, string Rows, Reading Reading, string Wanted, Drawing? Interval, Badge Decision, string? Why);
