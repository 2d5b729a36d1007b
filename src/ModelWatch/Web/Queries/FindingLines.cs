using ModelWatch.Findings;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web.Queries;

/// <summary>Findings in one line each.</summary>
internal static class FindingLines
{
    public static FindingLine Of(Finding finding, Times times) => new(
        finding.Id,
        Badge(finding),
        FindingWords.Headline(finding),
        finding.State == FindingState.Firing ? $"since {times.Minute(finding.Onset)}, {times.Ago(finding.Onset)}" : $"{times.Minute(finding.Onset)} to {times.Minute(finding.Resolved ?? finding.WindowEnd)}",
        finding.Segment ?? "all rows",
        FindingWords.Kind(finding.Kind),
        finding.Severity.ToString().ToLowerInvariant());

    /// <summary>A signal that is over leaves a record: it is neither red nor green.</summary>
    public static Badge Badge(Finding finding) => new(finding.State == FindingState.Firing ? Sign.NotMet : finding.State == FindingState.Recovered ? Sign.Due : Sign.Info, FindingWords.Signal(finding.State));
}
