namespace ModelWatch.Web.Views;

/// <summary>
/// The first-run page. <paramref name="Address"/> is the service's own, so that the commands can be copied; <paramref name="Today"/> stands in the
/// example event.
/// </summary>
public sealed record StartView(string Address, string Today, bool HasModels);
