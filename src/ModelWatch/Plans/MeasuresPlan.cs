namespace ModelWatch.Plans;

/// <summary>Measures asked for beside the cheap ones, and measures left out.</summary>
internal sealed record MeasuresPlan(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude);
