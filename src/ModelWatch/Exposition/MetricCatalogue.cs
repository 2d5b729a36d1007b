using System.Collections.Frozen;

namespace ModelWatch.Exposition;

/// <summary>
/// Every metric that ModelWatch exposes. Rules, dashboards and runbooks may name these and no others, and a test holds both sides together.
/// The metrics of the runtime (<see cref="RuntimePrefixes"/>) come from the metrics library and are not listed one by one.
/// </summary>
internal static class MetricCatalogue
{
    public static readonly IReadOnlyList<MetricEntry> All = [.. ModelMetrics.All, .. ServiceMetrics.All];

    public static readonly IReadOnlyList<string> RuntimePrefixes = ["process_", "dotnet_"];

    private static readonly FrozenDictionary<string, MetricEntry> ByName = All.ToFrozenDictionary(entry => entry.Name);

    /// <summary>The entry of a name, or null where the catalogue has none.</summary>
    public static MetricEntry? Find(string name) => ByName.GetValueOrDefault(name);
}
