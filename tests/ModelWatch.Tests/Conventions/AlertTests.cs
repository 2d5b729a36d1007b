using static ModelWatch.Tests.Conventions.MonitoringFiles;
using static ModelWatch.Tests.Conventions.Repository;

namespace ModelWatch.Tests.Conventions;

public sealed class AlertTests
{
    private static readonly string[] Sections = ["## Meaning", "## Impact", "## Diagnosis", "## Mitigation", "## GxP record"];

    private static readonly string[] Severities = ["critical", "warning", "info", "none", "{{ $labels.severity }}"];

    private static IEnumerable<string> Names => Alerts.Select(alert => Text(alert.Keys, "alert"));

    [Fact]
    public void Alert_HasSeverityAndAnnotations() => None(
        from alert in Alerts
        let annotations = Map(alert.Keys, "annotations")
        let missing = new[] { "summary", "description", "runbook_url" }.Where(key => Text(annotations, key).Length == 0).ToList()
        where missing.Count > 0 || !Severities.Contains(Text(Map(alert.Keys, "labels"), "severity"))
        select $"{Text(alert.Keys, "alert")}: {string.Join(", ", missing)}",
        "Every alert has a severity, a summary, a description and a runbook:");

    [Fact]
    public void Alert_AboutAModel_LinksToItsDashboard() => None(
        from alert in Alerts
        let annotations = Map(alert.Keys, "annotations")
        where Text(annotations, "description").Contains("$labels.model", StringComparison.Ordinal)
        where !Text(annotations, "dashboard_url").Contains("/d/modelwatch-model?var-model={{ $labels.model }}", StringComparison.Ordinal)
        select Text(alert.Keys, "alert"),
        "An alert about a model links to the dashboard of the model:");

    [Fact]
    public void Summary_IsFixedText() => None(
        from alert in Alerts
        where Text(Map(alert.Keys, "annotations"), "summary").Contains("{{", StringComparison.Ordinal)
        select Text(alert.Keys, "alert"),
        "A summary holds no values, so that notifications group:");

    [Fact]
    public void Alert_HasARunbookWithItsSections() => None(
        from alert in Alerts
        let name = Text(alert.Keys, "alert")
        let file = $"alerts/runbooks/{name.ToLowerInvariant()}.md"
        let text = File.Exists(At(file)) ? File.ReadAllText(At(file)) : ""
        where !text.StartsWith($"# {name}\n", StringComparison.Ordinal) || !Sections.All(text.Contains)
            || !Text(Map(alert.Keys, "annotations"), "runbook_url").EndsWith($"/runbooks/{name.ToLowerInvariant()}.md", StringComparison.Ordinal)
        select name,
        "Every alert has a runbook with meaning, impact, diagnosis, mitigation and GxP record:");

    [Fact]
    public void Runbook_HasAnAlert() => None(
        Files("alerts/runbooks", ".md").Select(Path.GetFileNameWithoutExtension).Except(Names.Select(name => name.ToLowerInvariant())).OfType<string>(),
        "A runbook of no alert:");

    [Fact]
    public void Alert_HasUnitTestsThatFireAndThatDoNot() => None(
        from name in Names
        let checks = Checks[name].ToList()
        where !checks.Contains(true) || (name != "ModelWatchWatchdog" && (checks.First() || checks.Last()))
        select name,
        "Every alert is tested before, while and after it fires:");

    [Fact]
    public void FindingKind_HasItsAlert() => None(
        from kind in Enum.GetNames<ModelWatch.Findings.FindingKind>()
        let expression = $"max_over_time(modelwatch_finding_open{{kind=\"{kind.ToLowerInvariant()}\"}}[15m]) == 1"
        where Alerts.Count(alert => Text(alert.Keys, "expr") == expression) != 1
        select kind,
        "One alert for each kind of finding:");

    [Fact]
    public void AlertNames_AreUnique() => Assert.Equal(Names.Distinct().Count(), Names.Count());
}
