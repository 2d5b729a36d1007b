using ModelWatch.Findings;
using ModelWatch.References;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch.Web.Queries;

/// <summary>The profiles behind the distributions: those of a stored window and of the reference that it was folded under.</summary>
internal sealed class ProfileReader(IStateStore state, WindowStore windows)
{
    /// <summary>One subject of the model's newest window, over all rows or in a segment.</summary>
    public ProfilePair Of(ModelRecord record, string subject, string? segment) =>
        record.Newest is { } newest ? Of(record.Model, record.Plan.Version, newest.Start, subject, segment) : ProfilePair.None;

    /// <summary>The leading subject of a finding in the newest window that showed it.</summary>
    public ProfilePair Of(Finding finding) =>
        FindingBuild.Lead(finding) is { } subject ? Of(finding.Model, finding.Version, finding.WindowStart, subject, finding.Segment) : ProfilePair.None;

    private ProfilePair Of(string model, string version, DateTimeOffset start, string subject, string? segment)
    {
        if (state.Read(connection => windows.Load(connection, model, version, start.UtcTicks)) is not { } window)
            return ProfilePair.None;
        var scope = segment is null ? window.All : window.Segments.FirstOrDefault(s => s.Segment == segment);
        return new ProfilePair(Features(window.Rules.Reference, segment)?.GetValueOrDefault(subject), scope?.Profiles.FirstOrDefault(p => p.Subject == subject));
    }

    private static IReadOnlyDictionary<string, FeatureProfile>? Features(ReferenceProfile? reference, string? segment) =>
        segment is null ? reference?.Features : reference?.Segments.GetValueOrDefault(segment);
}
