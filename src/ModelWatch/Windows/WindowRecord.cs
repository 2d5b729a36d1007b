using System.Text.Json.Serialization;

namespace ModelWatch.Windows;

/// <summary>A window as it is told to the outside.</summary>
internal sealed record WindowRecord(
    WindowSpan Window, string Version, string? Segment, string State, long Events, long Labelled, double Weight, long Late, string? Digest)
{
    /// <summary>What each source sent; only in lists, and only of all rows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WindowSource>? Sources { get; init; }

    /// <summary>The least share of events that was kept while it filled, where that was not all of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? LeastRate { get; init; }
}
