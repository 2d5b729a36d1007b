namespace ModelWatch.Plans;

/// <summary>A plan with every key, each with a word of what it does.</summary>
internal static class PlanExample
{
    private const string Resource = "ModelWatch.Plans.plan.example.yaml";

    /// <summary>The YAML text.</summary>
    public static string Text { get; } = Load();

    private static string Load()
    {
        using var stream = typeof(PlanExample).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the resource {Resource} is not part of this build");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
