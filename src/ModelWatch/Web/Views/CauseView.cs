namespace ModelWatch.Web.Views;

/// <summary>A likely cause. <paramref name="Score"/> orders the list, 0 to 1; it is no probability.</summary>
public sealed record CauseView(string Title, string Name, string Detail, double Score);
