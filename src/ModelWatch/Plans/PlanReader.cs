using ModelWatch.Plans.Reading;

namespace ModelWatch.Plans;

/// <summary>
/// Reads a monitoring plan from YAML or JSON. Everything that is wrong is told at once, each with its place.
/// The text is treated as hostile: bounded in size and depth, without anchors, aliases and tags. Thread safe.
/// </summary>
internal static class PlanReader
{
    /// <summary>Largest text in characters (1 MiB): a plan is written by people.</summary>
    public const int MaxLength = 1 << 20;

    public static PlanReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var errors = new PlanErrors();
        var root = PlanTree.Read(text, errors);
        var plan = root is null ? null : PlanComposer.Compose(root, errors);
        return errors.Count > 0 || plan is null
            ? new PlanReading(null, errors.Sorted())
            : new PlanReading(plan with { Digest = PlanDigest.Of(plan) }, []);
    }
}
