using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Windows;

namespace ModelWatch.Findings;

/// <summary>All that a decision about a window rests on.</summary>
/// <param name="Plan">The plan that judges it.</param>
/// <param name="Reference">What normal is, or null before there is one.</param>
/// <param name="Window">Its contents.</param>
/// <param name="Measurements">Its measurements, of every scope.</param>
internal sealed record ClosedWindow(
    MonitoringPlan Plan,
    ReferenceProfile? Reference,
    WindowContents Window,
    IReadOnlyList<Measurement> Measurements);
