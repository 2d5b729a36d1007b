using ModelWatch.Findings;
using ModelWatch.Plans;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch.Web.Queries;

/// <summary>The profiles behind the distributions: those of a stored window and of the reference that it was folded under. Thread safe.</summary>
internal sealed class ProfileReader(IStateStore state, WindowStore windows)
{
    /// <summary>One subject of the model's newest window, over all rows or in a segment.</summary>
    public ProfilePair Of(ModelRecord record, string subject, string? segment) => record.Newest is { } newest
        ? Of(record.Model, record.Plan.Version, newest.Start, subject, segment)
        : ProfilePair.Without("no window has closed yet");

    /// <summary>The outcomes behind a reliability diagram; null where the plan has no label or no window has enough of them.</summary>
    public LabelledWindow? Outcomes(ModelRecord record, string subject, string? segment) =>
        record.Plan.Label is null || !record.Plan.Outputs.Any(o => o.Subject == subject && o.Kind == OutputKind.Probability)
            ? null
            : state.Read(connection => LabelledWindow.Newest(connection, record.Plan, segment, ReliabilityCharts.LeastOutcomes));

    /// <summary>The leading subject of a finding in the newest window that showed it.</summary>
    public ProfilePair Of(Finding finding) => FindingBuild.Lead(finding) is { } subject
        ? Of(finding.Model, finding.Version, finding.WindowStart, subject, finding.Segment)
        : ProfilePair.Without("the finding rests on no single subject");

    /// <summary>Up to so many of the retained events of a finding's newest window, as JSON without what the plan masks.</summary>
    public IReadOnlyList<string> Evidence(Finding finding, int most) => state.Read(connection =>
        EvidenceTable.Read(connection, new(finding.Model, finding.Version, finding.WindowStart, finding.WindowEnd), most));

    /// <summary>The profiles of one subject in one scope of a stored window.</summary>
    public static ProfilePair Of(WindowState window, string subject, string? segment)
    {
        var scope = segment is null ? window.All : window.Segments.FirstOrDefault(s => s.Segment == segment);
        if (scope?.Profiles.FirstOrDefault(p => p.Subject == subject) is not { } now)
            return ProfilePair.Without(scope is null ? $"the window holds no row of {segment}" : $"the window was folded under a plan that does not declare {subject}");
        if (window.Rules.Reference is not { } reference) return new(null, now, "there is no reference to compare with");
        var features = segment is null ? reference.Features : reference.Segments.GetValueOrDefault(segment);
        var was = features?.GetValueOrDefault(subject);
        return new(was, now, was is null ? $"the reference holds no {(features is null ? segment : subject)}" : null);
    }

    private ProfilePair Of(string model, string version, DateTimeOffset start, string subject, string? segment) => state.Read(connection =>
        windows.Load(connection, model, version, start.UtcTicks) is { } window
            ? Of(window, subject, segment)
            : ProfilePair.Without($"the profiles of this window are not kept for version {version}"));
}
