using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>
/// What governs a window: its plan, and its reference where there is one. A window keeps the rules of its first close. The schemas hold what counting
/// needs of the reference; its profiles and rows are asked of the store when they are wanted, at a close.
/// </summary>
internal sealed class WindowRules(MonitoringPlan plan, string? referenceDigest, IReadOnlyList<FeatureSchema> schemas, ReferenceStore references)
{
    public MonitoringPlan Plan { get; } = plan;

    /// <summary>Which reference; null without one.</summary>
    public string? ReferenceDigest { get; } = referenceDigest;

    /// <summary>The reference itself, from memory or the store: not to be asked in a loop, nor to be held for long.</summary>
    /// <exception cref="InvalidDataException">The reference is gone or cannot be read.</exception>
    public ReferenceProfile? Reference => ReferenceDigest is not { } digest ? null
        : references.Find(Plan.Model, digest) ?? throw new InvalidDataException($"The reference {digest} of {Plan.Model} is gone.");

    public IReadOnlyList<FeatureSchema> Schemas { get; } = schemas;

    public WindowCalendar Calendar { get; } = WindowCalendar.Of(plan);
}
