namespace ModelWatch.Web.Views;

/// <summary>
/// What one source sent into one window, or all of them together; what is not known is a word. <paramref name="Named"/> is false where
/// <paramref name="Source"/> is words instead of a name.
/// </summary>
public sealed record SourceRow(string Source, bool Named, string Received, string Accepted, string Duplicates, string Rejected, Reading Lost, Reading Produced);
