using ModelWatch.Findings;

namespace ModelWatch.Exposition;

/// <summary>
/// One series for each version, kind and severity seen so far: 1 while such a finding fires. Each kind stands at 0 from the start, and a
/// series never goes away while its model is known, so that an alert can tell "over" from "not scraped".
/// </summary>
internal sealed class FindingSamples(string model)
{
    private static readonly FindingKind[] Kinds = Enum.GetValues<FindingKind>();
    private readonly Dictionary<(string Version, FindingKind Kind, Severity Severity), bool> open = [];

    /// <summary>Shows every kind of a version at 0 unless it is known already.</summary>
    public void Know(string version)
    {
        foreach (var kind in Kinds)
            open.TryAdd((version, kind, Severity.Warning), false);
    }

    /// <summary>Replaces what fires.</summary>
    public void Replace(IEnumerable<Finding> findings)
    {
        foreach (var key in open.Keys.ToArray())
            open[key] = false;
        foreach (var finding in findings.Where(finding => finding.State == FindingState.Firing))
        {
            Know(finding.Version);
            open[(finding.Version, finding.Kind, finding.Severity)] = true;
        }
    }

    public IEnumerable<Sample> Now() => open.Select(entry => new Sample(
        "modelwatch_finding_open",
        [model, entry.Key.Version, entry.Key.Kind.ToString().ToLowerInvariant(), entry.Key.Severity.ToString().ToLowerInvariant()],
        entry.Value ? 1 : 0));
}
