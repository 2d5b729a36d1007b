namespace ModelWatch.Commands.Replaying;

/// <summary>What is replayed, where to, and how fast.</summary>
internal sealed record ReplayOptions(string Model, string Url, IReadOnlyList<string> Paths)
{
    /// <summary>Null: told by each file's content.</summary>
    public string? Format { get; init; }

    /// <summary>Records a second at most; null is as fast as the service takes them.</summary>
    public int? Rate { get; init; }

    /// <summary>Where the places are kept; null is beside the first path.</summary>
    public string? State { get; init; }

    /// <summary>Forget the places and send everything again.</summary>
    public bool Again { get; init; }
}
