using System.Text.Json;

namespace ModelWatch.Windows;

/// <summary>One kept event with a value that cannot be used.</summary>
/// <param name="Window">Start of its window.</param>
/// <param name="Version">Version of the model.</param>
/// <param name="Key">Hash of its identity; the order of the list.</param>
/// <param name="Events">How many such events the window had.</param>
/// <param name="Reasons">By subject, why the value cannot be used.</param>
/// <param name="Event">The event as it was received, without what was dropped or masked.</param>
/// <param name="Received">When it came.</param>
internal sealed record QuarantinedEvent(
    DateTimeOffset Window, string Version, string Key, long Events, IReadOnlyDictionary<string, string> Reasons, JsonElement Event, DateTimeOffset Received);
