using System.Text;

namespace ModelWatch.Reports;

/// <summary>The tables of a snapshot as parts of its summary.</summary>
internal static class SnapshotParts
{
    public static IEnumerable<ReportPart> Of(PeriodSnapshot snapshot)
    {
        var isJson = snapshot.PlanText.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal);
        yield return new ReportPart(isJson ? "config/plan.json" : "config/plan.yaml", "input", isJson ? "application/json" : "application/yaml", Encoding.UTF8.GetBytes(snapshot.PlanText));
        yield return CsvPart.Of(
            "data/windows.csv", "input",
            ["start", "end", "version", "revision", "closed", "events", "labelled", "late", "duplicates", "digest", "used"],
            snapshot.Windows.Select(w => new object?[] { w.Start, w.End, w.Version, w.Revision, Word(w.Closed), w.Events, w.Labelled, w.Late, w.Duplicates, w.Digest, Word(w.Used) }));
        yield return CsvPart.Of(
            "data/measurements.csv", "data",
            ["segment", "subject", "measure", "value", "lower", "upper", "level", "error", "n", "state", "why", "unit", "definition"],
            snapshot.Measurements.Select(m => new object?[]
            {
                m.Segment, m.Subject, m.Measure, m.Value, m.Lower, m.Upper, m.Level, m.Error, m.N, Word(m.State), m.Why, m.Unit, m.Definition,
            }));
        yield return CsvPart.Of(
            "data/trend.csv", "input",
            ["start", "subject", "measure", "value", "lower", "upper", "n"],
            snapshot.Trend.Select(m => new object?[] { m.WindowStart, m.Subject, m.Measure, m.Value, m.Lower, m.Upper, m.N }));
        yield return CsvPart.Of(
            "data/findings.csv", "input",
            ["id", "kind", "severity", "state", "segment", "opened", "onset", "resolved", "subjects", "cause"],
            snapshot.Findings.Select(f => new object?[]
            {
                f.Id, Word(f.Kind), Word(f.Severity), Word(f.State), f.Segment, f.Opened, f.Onset, f.Resolved,
                string.Join(' ', f.Subjects.Select(s => s.Subject)), f.Diagnosis.Count > 0 ? f.Diagnosis[0].Name : null,
            }));
    }

    private static string Word(object value) => value.ToString()!.ToLowerInvariant();
}
