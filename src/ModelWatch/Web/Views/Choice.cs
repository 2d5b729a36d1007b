namespace ModelWatch.Web.Views;

/// <summary>One of several views of the same page.</summary>
public sealed record Choice(string Words, string Address, bool Shown);
