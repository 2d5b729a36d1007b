namespace ModelWatch.Web.Views;

/// <summary>One of the four answers of a finding.</summary>
public sealed record StatView(string Question, string Answer, string? Unit, string Detail, bool Lead = false);
