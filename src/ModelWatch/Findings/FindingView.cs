namespace ModelWatch.Findings;

/// <summary>A finding in the shape and the order of the interface; <c>detail</c> of a subject is an addition.</summary>
internal sealed record FindingView(
    string Id,
    string Model,
    string Version,
    string? Segment,
    FindingKind Kind,
    Severity Severity,
    FindingState State,
    DateTime Opened,
    DateTime Onset,
    DateTime? Resolved,
    FindingViewWindow Window,
    IReadOnlyList<FindingSubject> Subjects,
    IReadOnlyList<FindingViewCause> Diagnosis,
    string? Effect)
{
    public static FindingView Of(Finding f) => new(
        f.Id,
        f.Model,
        f.Version,
        f.Segment,
        f.Kind,
        f.Severity,
        f.State,
        f.Opened.UtcDateTime,
        f.Onset.UtcDateTime,
        f.Resolved?.UtcDateTime,
        new(f.WindowStart.UtcDateTime, f.WindowEnd.UtcDateTime, f.Revision),
        f.Subjects,
        [.. f.Diagnosis.Select(c => new FindingViewCause(c.Name, c.Subject, c.Score, c.Detail))],
        f.Effect);
}
