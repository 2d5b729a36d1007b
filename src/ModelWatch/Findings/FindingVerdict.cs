using ModelWatch.Measures;

namespace ModelWatch.Findings;

/// <summary>What a window says about one key: clean when <paramref name="Breaches"/> is empty. A key that could not be assessed has no verdict.</summary>
internal sealed record FindingVerdict(FindingKey Key, IReadOnlyList<Measurement> Breaches);
