namespace ModelWatch.Plans;

/// <summary>The JSON Schema of a plan, for editors. The reader of the service knows more (what keys say of each other) and is what decides.</summary>
internal static class PlanSchema
{
    private static readonly Lazy<string> Loaded = new(() => EmbeddedText.Read("ModelWatch.Plans.plan.schema.json"));

    /// <summary>The schema (draft 2020-12).</summary>
    public static string Text => Loaded.Value;
}
