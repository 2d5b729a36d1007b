using ModelWatch.Findings;
using ModelWatch.Measures;

namespace ModelWatch.Commands.Checking;

/// <summary>What <c>check</c> found; the measurements carry no window.</summary>
internal sealed record CheckResult(CheckVerdict Verdict, IReadOnlyList<Measurement> Measurements, IReadOnlyList<Finding> Findings);
