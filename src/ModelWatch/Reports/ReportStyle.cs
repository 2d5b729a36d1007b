using ModelWatch.Plans;

namespace ModelWatch.Reports;

/// <summary>The style sheet that every summary carries within itself, so that it looks the same without the service.</summary>
internal static class ReportStyle
{
    private static readonly Lazy<string> Loaded = new(() => EmbeddedText.Read("ModelWatch.Reports.report.css").ReplaceLineEndings("\n"));

    public static string Text => Loaded.Value;
}
