using ModelWatch.Measures;

namespace ModelWatch.Findings;

/// <summary>The subjects of a finding, strongest first.</summary>
internal static class FindingEvidence
{
    /// <summary>Each subject once, with its strongest breach; shares add to 1.</summary>
    public static IReadOnlyList<FindingSubject> Subjects(IReadOnlyList<Measurement> breaches)
    {
        var strongest = breaches
            .GroupBy(m => m.Subject, StringComparer.Ordinal)
            .Select(g => g.MaxBy(m => m.Evidence?.Excess ?? 0)!)
            .OrderByDescending(m => m.Evidence?.Excess ?? 0)
            .ThenBy(m => m.Subject, StringComparer.Ordinal)
            .ToList();
        var total = strongest.Sum(m => m.Evidence?.Excess ?? 0);
        return [.. strongest.Select(m => new FindingSubject(m.Subject, m.Evidence?.Excess ?? 0, Share(m, total, strongest.Count), Detail(m)))];
    }

    private static double Share(Measurement measurement, double total, int count) =>
        total > 0 ? (measurement.Evidence?.Excess ?? 0) / total : 1.0 / count;

    private static string Detail(Measurement measurement) => $"{measurement.Measure}: {measurement.Evidence?.Detail ?? measurement.Why}";
}
