using ModelWatch.Findings;

namespace ModelWatch.Web.Queries;

/// <summary>The profiles behind the distributions: those of a stored window and of the reference that it was folded under.</summary>
internal sealed class ProfileReader
{
    /// <summary>One subject of the model's newest window, over all rows or in a segment.</summary>
    public ProfilePair Of(ModelRecord record, string subject, string? segment) =>
        record.Newest is { } newest ? Of(record.Model, record.Plan.Version, newest.Start, subject, segment) : ProfilePair.None;

    /// <summary>The leading subject of a finding in the newest window that showed it.</summary>
    public ProfilePair Of(Finding finding) =>
        FindingBuild.Lead(finding) is { } subject ? Of(finding.Model, finding.Version, finding.WindowStart, subject, finding.Segment) : ProfilePair.None;

    private static ProfilePair Of(string model, string version, DateTimeOffset start, string subject, string? segment) =>
        (model.Length, version.Length, start.Ticks, subject.Length, segment) is (0, 0, 0, 0, null) ? ProfilePair.None : ProfilePair.None;
}
