namespace ModelWatch.Web.Views;

/// <summary>A name and what it is, for lists of facts. <paramref name="Code"/> puts the value in code letters.</summary>
public sealed record Fact(string Name, string Value, bool Code = false);
