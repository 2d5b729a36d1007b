namespace ModelWatch.Plans;

/// <summary>The JSON Schema of a plan, for editors. The reader of the service knows more (what keys say of each other) and is what decides.</summary>
internal static class PlanSchema
{
    private const string Resource = "ModelWatch.Plans.plan.schema.json";
    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>The schema (draft 2020-12).</summary>
    public static string Text => Loaded.Value;

    private static string Load()
    {
        using var stream = typeof(PlanSchema).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the resource {Resource} is not part of this build");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
