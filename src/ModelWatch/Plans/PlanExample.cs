namespace ModelWatch.Plans;

/// <summary>A plan with every key, each with a word of what it does.</summary>
internal static class PlanExample
{
    private static readonly Lazy<string> Loaded = new(() => EmbeddedText.Read("ModelWatch.Plans.plan.example.yaml"));

    /// <summary>The YAML text.</summary>
    public static string Text => Loaded.Value;
}
