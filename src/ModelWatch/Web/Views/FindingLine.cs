namespace ModelWatch.Web.Views;

/// <summary>A finding in one line.</summary>
/// <param name="Id">Of the finding.</param>
/// <param name="Badge">Signal or severity, with its word.</param>
/// <param name="Headline">What moved.</param>
/// <param name="Since">Since when, and how long.</param>
/// <param name="Where">Segment, or "all rows".</param>
/// <param name="Kind">Kind of the finding in a word.</param>
/// <param name="Severity">In a word.</param>
public sealed record FindingLine(string Id, Badge Badge, Phrase Headline, string Since, string Where, string Kind, string Severity);
