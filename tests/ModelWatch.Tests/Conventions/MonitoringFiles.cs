using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace ModelWatch.Tests.Conventions;

/// <summary>The rules, unit tests and dashboards that are shipped beside the service.</summary>
internal static partial class MonitoringFiles
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().Build();

    /// <summary>Every rule of every file: its group's file and its keys.</summary>
    public static IReadOnlyList<(string File, IDictionary<object, object> Keys)> Rules =>
    [
        .. from file in Repository.Files("alerts", ".rules.yml")
           from IDictionary<object, object> grouping in List(Read(file), "groups")
           from IDictionary<object, object> rule in List(grouping, "rules")
           select (file, rule),
    ];

    public static IEnumerable<(string File, IDictionary<object, object> Keys)> Alerts => Rules.Where(rule => rule.Keys.ContainsKey("alert"));

    /// <summary>Unit-test checks by alert: whether it is expected to fire there.</summary>
    public static ILookup<string, bool> Checks =>
        (from file in Repository.Files("alerts/tests", ".test.yml")
         from IDictionary<object, object> test in List(Read(file), "tests")
         from IDictionary<object, object> check in List(test, "alert_rule_test")
         select (Alert: (string)check["alertname"], Fires: List(check, "exp_alerts").Count > 0)).ToLookup(check => check.Alert, check => check.Fires);

    /// <summary>Every PromQL text of a dashboard: targets, annotations, variables.</summary>
    public static IReadOnlyList<(string File, string Text)> DashboardQueries =>
    [
        .. from file in Repository.Files("dashboards", ".json")
           from text in Queries(JsonDocument.Parse(File.ReadAllText(Repository.At(file))).RootElement)
           select (file, text),
    ];

    /// <summary>Names of raw metrics in a PromQL text; names of recording rules hold a colon and are left out.</summary>
    public static IEnumerable<string> Metrics(string query) => Metric().Matches(query).Select(match => match.Value).Distinct();

    /// <summary>Names of recording rules in a PromQL text.</summary>
    public static IEnumerable<string> Records(string query) => Record().Matches(query).Select(match => match.Value).Distinct();

    public static string Text(IDictionary<object, object> keys, string key) => keys.TryGetValue(key, out var value) ? (string)value : "";

    public static IDictionary<object, object> Map(IDictionary<object, object> keys, string key) =>
        keys.TryGetValue(key, out var value) && value is IDictionary<object, object> map ? map : new Dictionary<object, object>();

    private static IDictionary<object, object> Read(string file) => Yaml.Deserialize<Dictionary<object, object>>(File.ReadAllText(Repository.At(file)));

    private static IList<object> List(IDictionary<object, object> keys, string key) => keys.TryGetValue(key, out var value) && value is IList<object> list ? list : [];

    private static IEnumerable<string> Queries(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Name is "expr" or "query" && property.Value.ValueKind == JsonValueKind.String ? [property.Value.GetString()!] : Queries(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Queries),
        _ => [],
    };

    [GeneratedRegex(@"(?<![:\w])(?:modelwatch|process|dotnet)_[a-z0-9_]+(?![\w:])")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\b\w+:modelwatch_\w+:\w+")]
    private static partial Regex Record();
}
