namespace ModelWatch.Reports;

/// <summary>The style sheet that every summary carries within itself, so that it looks the same without the service.</summary>
internal static class ReportStyle
{
    private const string Resource = "ModelWatch.Reports.report.css";
    private static readonly Lazy<string> Loaded = new(Load);

    public static string Text => Loaded.Value;

    private static string Load()
    {
        using var stream = typeof(ReportStyle).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the resource {Resource} is not part of this build");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
