using System.Text.RegularExpressions;
using ModelWatch.Exposition;
using static ModelWatch.Tests.Conventions.Repository;

namespace ModelWatch.Tests.Conventions;

public sealed partial class MetricNameTests
{
    private static readonly string[] HistogramParts = ["_bucket", "_sum", "_count"];

    private static IEnumerable<(string File, string Text)> AllQueries =>
        [.. MonitoringFiles.Rules.Select(rule => (rule.File, MonitoringFiles.Text(rule.Keys, "expr"))), .. MonitoringFiles.DashboardQueries];

    [Fact]
    public void Query_NamesOnlyMetricsOfTheCatalogue() => None(
        from query in AllQueries
        from name in MonitoringFiles.Metrics(query.Text)
        where Catalogued(name) is null && !MetricCatalogue.RuntimePrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
        select $"{query.File}: {name}",
        "A rule or panel on a metric that is not exposed looks healthy for ever:");

    [Fact]
    public void Metric_OfTheCatalogue_IsUsedByARuleOrAPanel()
    {
        var used = AllQueries.SelectMany(query => MonitoringFiles.Metrics(query.Text)).Select(name => Catalogued(name)?.Name).ToHashSet();
        None(MetricCatalogue.All.Select(entry => entry.Name).Where(name => !used.Contains(name)), "No rule and no panel uses these metrics:");
    }

    [Fact]
    public void Query_NamesOnlyRecordsThatARuleMakes()
    {
        var made = MonitoringFiles.Rules.Select(rule => MonitoringFiles.Text(rule.Keys, "record")).ToHashSet();
        None(
            from query in AllQueries
            from name in MonitoringFiles.Records(query.Text)
            where !made.Contains(name)
            select $"{query.File}: {name}",
            "A recorded series that no rule makes:");
    }

    [Fact]
    public void Query_MatchesOnlyLabelsOfItsMetric() => None(
        from query in AllQueries
        from Match match in Selector().Matches(query.Text)
        let entry = Catalogued(match.Groups["name"].Value)
        where entry is not null
        from Match label in Label().Matches(match.Groups["labels"].Value)
        let name = label.Groups[1].Value
        where !entry.Labels.Contains(name) && name is not ("job" or "instance" or "le")
        select $"{query.File}: {entry.Name} has no label {name}",
        "A matcher on a label that the metric has not selects nothing:");

    [Fact]
    public void Catalogue_FollowsTheNamingRules() => None(
        from entry in MetricCatalogue.All
        where !Name().IsMatch(entry.Name) || entry.Help.Length < 10 || entry.Labels.Distinct().Count() != entry.Labels.Length
            || (entry.Kind == MetricKind.Counter) != entry.Name.EndsWith("_total", StringComparison.Ordinal)
        select entry.Name,
        "One prefix, small letters, a help text, _total on counters alone:");

    [Fact]
    public void Instrument_OfARoom_IsInTheCatalogue() => None(
        from file in Files("src/ModelWatch", ".cs")
        where Room(file) != "Exposition"
        from Match match in Instrument().Matches(File.ReadAllText(At(file)))
        let entry = MetricCatalogue.Find(match.Groups["name"].Value)
        where entry is null || !match.Groups["kind"].Value.EndsWith(entry.Kind.ToString(), StringComparison.Ordinal)
        select $"{file}: {match.Groups["name"].Value}",
        "An instrument that the catalogue does not list, with its kind, is not exposed:");

    private static MetricEntry? Catalogued(string name)
    {
        if (MetricCatalogue.Find(name) is { } entry)
            return entry;

        var part = HistogramParts.FirstOrDefault(part => name.EndsWith(part, StringComparison.Ordinal));
        return part is null ? null : MetricCatalogue.Find(name[..^part.Length]) is { Kind: MetricKind.Histogram } histogram ? histogram : null;
    }

    [GeneratedRegex(@"(?<![:\w])(?<name>modelwatch_\w+)\{(?<labels>[^}]*)\}")]
    private static partial Regex Selector();

    [GeneratedRegex(@"(\w+)\s*(?:=~|!~|!=|=)\s*""")]
    private static partial Regex Label();

    [GeneratedRegex(@"\.Create(?:Observable)?(?<kind>\w+?)(?:<\w+>)?\(\s*""(?<name>modelwatch_\w+)""")]
    private static partial Regex Instrument();

    [GeneratedRegex("^modelwatch_[a-z][a-z0-9_]*$")]
    private static partial Regex Name();
}
