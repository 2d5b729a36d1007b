namespace ModelWatch.Web.Views;

/// <summary>What was wrong and what to do.</summary>
public sealed record ErrorView(string Heading, string Words, string? Trace = null);
