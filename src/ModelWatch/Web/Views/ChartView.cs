using ModelWatch.Web.Charts;

namespace ModelWatch.Web.Views;

/// <summary>A chart with its caption, drawn wide and narrow, its key, and the numbers behind it in words.</summary>
public sealed record ChartView(string Caption, string Detail, Drawing Wide, Drawing Narrow, IReadOnlyList<ChartKey> Keys, string? Numbers = null);
