namespace ModelWatch.Web.Views;

/// <summary>What every page has around its matter.</summary>
/// <param name="Title">Of the window of the browser, without the product.</param>
/// <param name="Place">The entry of the navigation that is current: <c>fleet</c>, <c>reports</c> or empty.</param>
/// <param name="MadeAt">When the page was made, in words with its zone: pages do not refresh themselves.</param>
/// <param name="Zone">The zone of the times on the page.</param>
/// <param name="Theme"><c>light</c>, <c>dark</c>, or null: the system decides.</param>
/// <param name="Path">Where the theme form returns to.</param>
/// <param name="Firing">Findings that fire now, over all models.</param>
public sealed record PageFrame(string Title, string Place, string MadeAt, string Zone, string? Theme, string Path, int Firing = 0);
