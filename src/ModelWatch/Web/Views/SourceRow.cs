namespace ModelWatch.Web.Views;

/// <summary>What one source sent into one window, or all of them together; what is not known is a word.</summary>
/// <param name="Source">Its name, or words where it has none.</param>
/// <param name="Named">False where <paramref name="Source"/> is words.</param>
public sealed record SourceRow(string Source, bool Named, string Received, string Accepted, string Duplicates, string Rejected, Reading Lost, Reading Produced);
