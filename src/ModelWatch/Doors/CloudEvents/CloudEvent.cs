namespace ModelWatch.Doors.CloudEvents;

/// <summary>One CloudEvent, in whichever mode it came.</summary>
/// <param name="Attributes">Attributes and extensions by name in lower case, without <c>ce-</c>.</param>
/// <param name="Data">The bytes of the data; empty when there are none.</param>
internal sealed record CloudEvent(IReadOnlyDictionary<string, string> Attributes, ReadOnlyMemory<byte> Data)
{
    public string? Id => this["id"];

    public string? Source => this["source"];

    public string Type => this["type"] ?? "";

    public string? Time => this["time"];

    /// <summary>An attribute that is there and not blank, or null.</summary>
    public string? this[string name] => Attributes.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;
}
