namespace ModelWatch.Web.Views;

/// <summary>A subject of a finding with its share of the evidence, 0 to 1. <paramref name="Linked"/>: it has a page of its own.</summary>
public sealed record SubjectShare(string Subject, string Detail, double Share, string ShareText, bool Linked);
