namespace ModelWatch.Web.Views;

/// <summary>One entry of a chart's key: the name of its mark and its words.</summary>
public sealed record ChartKey(KeyMark Mark, string Words);
