using ModelWatch.Measures;

namespace ModelWatch.Commands.Checking;

/// <summary>The answer of <c>check</c> in the order of the command line: its exit code, and the sentence on stderr when it is not 0.</summary>
internal sealed record CheckVerdict(int Code, string Sentence)
{
    /// <param name="assessment">The current file, judged.</param>
    /// <param name="rows">Rows of the current file.</param>
    /// <param name="minimum">Rows that a verdict needs.</param>
    public static CheckVerdict Of(Assessment assessment, long rows, int minimum)
    {
        if (rows < minimum)
            return new(ExitCode.NotAssessable, $"Not assessable: the current file has {rows} rows, a verdict needs {minimum}.");
        var moved = assessment.Shifts.Where(s => s.Breach).Select(s => s.Edge.Subject).Distinct(StringComparer.Ordinal).ToList();
        var violated = assessment.Criteria.Where(c => c.State == CriterionState.Violated).Select(c => c.Criterion.Measure).ToList();
        if (moved.Count + violated.Count > 0)
            return new(ExitCode.Finding, Found(moved, violated));
        if (assessment.Criteria.FirstOrDefault(c => c.State == CriterionState.Undecided) is { } open)
            return new(ExitCode.NotAssessable, $"Not assessable: the criterion on {open.Criterion.Measure} is undecided ({open.Detail}).");
        return assessment.Shifts.Count == 0 && assessment.Criteria.Count == 0
            ? new(ExitCode.NotAssessable, "Not assessable: the two files have nothing in common that could be compared.")
            : new(ExitCode.Good, "No shift beyond its tolerance.");
    }

    private static string Found(List<string> moved, List<string> violated)
    {
        var parts = new List<string>();
        if (moved.Count > 0)
            parts.Add($"moved beyond tolerance: {Listed(moved)}");
        if (violated.Count > 0)
            parts.Add($"criteria violated: {Listed(violated)}");
        return $"Difference: {string.Join("; ", parts)}.";
    }

    private static string Listed(List<string> names) =>
        names.Count <= 5 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(5))} and {names.Count - 5} more";
}
