using System.Text.Json;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Exposition;

/// <summary>The rules and dashboards of the repository, made ready for a server that runs for seconds.</summary>
internal static class ShippedRules
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ModelWatchProcess.Program)!, "../../../../.."));

    /// <summary>The rules of the findings, which remember 5 seconds instead of 15 minutes.</summary>
    public static string Findings => Read("alerts/findings.rules.yml").Replace("[15m]", "[5s]", StringComparison.Ordinal);

    public static string Service => Read("alerts/service.rules.yml");

    /// <summary>Expressions of a dashboard's panels with the variables filled in, beside the panel's title.</summary>
    public static IReadOnlyList<(string Panel, string Expression)> Panels(string dashboard, string model)
    {
        using var json = JsonDocument.Parse(Read("dashboards/" + dashboard));
        return
        [
            .. from panel in json.RootElement.GetProperty("panels").EnumerateArray()
               where panel.TryGetProperty("targets", out _)
               from target in panel.GetProperty("targets").EnumerateArray()
               select (panel.GetProperty("title").GetString()!, Fill(target.GetProperty("expr").GetString()!, model)),
        ];
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Fill(string expression, string model) => expression
        .Replace("$__rate_interval", "10s", StringComparison.Ordinal)
        .Replace("$job", "modelwatch", StringComparison.Ordinal)
        .Replace("$instance", ".+", StringComparison.Ordinal)
        .Replace("$model_version", ".+", StringComparison.Ordinal)
        .Replace("$model", model, StringComparison.Ordinal)
        .Replace("$feature", ".+", StringComparison.Ordinal);
}
