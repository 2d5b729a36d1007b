using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>What governs a window: its plan, and its reference where there is one. A window keeps the rules of its first close.</summary>
internal sealed record WindowRules(MonitoringPlan Plan, ReferenceProfile? Reference, IReadOnlyList<FeatureSchema> Schemas)
{
    public WindowCalendar Calendar { get; } = WindowCalendar.Of(Plan);
}
