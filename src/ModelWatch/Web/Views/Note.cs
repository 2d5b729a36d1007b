namespace ModelWatch.Web.Views;

/// <summary>A sentence beside figures; one that warns is not dimmed.</summary>
public sealed record Note(string Text, bool Warns = false);
