using System.Text.RegularExpressions;

namespace ModelWatch.Client;

/// <summary>Where a client sends, and within which bounds. Read once, when the client is made.</summary>
public sealed partial record ModelWatchClientOptions
{
    private const int SmallestBuffer = 64 * 1024;
    private const int LargestBuffer = 1 << 30;
    private const int LargestBatch = 16 * 1024 * 1024;

    /// <summary>The address of the service, such as <c>https://modelwatch.example:5080/</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>The name of the model, as the plan has it.</summary>
    public required string Model { get; init; }

    /// <summary>An API key with the scope <c>ingest:MODEL</c>; null where the service asks for none.</summary>
    public string? Key { get; init; }

    /// <summary>Asked for the key before each request, so that a key can be changed while the client runs; goes before <see cref="Key"/>.</summary>
    public Func<string?>? KeySource { get; init; }

    /// <summary>The version of the model; null for that of the plan in effect.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// Who sends. Sequence numbers count per source, so no two clients may share one: by default the name of the machine and eight random digits.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>Memory for what waits, in bytes, allocated once; rounded up to a power of two. An event of 50 doubles and one output takes 464.</summary>
    public int BufferBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most events and outcomes that wait; threads that observe at the same moment may each exceed it by one.</summary>
    public int BufferEvents { get; init; } = int.MaxValue;

    /// <summary>The most events of one request.</summary>
    public int BatchEvents { get; init; } = 500;

    /// <summary>The most bytes of one request before it is packed, except that one event always fits.</summary>
    public int BatchBytes { get; init; } = 1024 * 1024;

    /// <summary>The longest that an event waits for others to be sent with.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests are packed with gzip.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>After this time without an answer a request counts as failed.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest first pause after a failure; it doubles with each, and the pause is drawn between 0 and it.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The bound of the pause after many failures.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long disposing waits for what still waits; then it is dropped and counted.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Which events are kept.</summary>
    public SamplingOptions Sampling { get; init; } = new();

    /// <summary>Told what the service refuses and what fails, on the sender's thread; what it throws is swallowed.</summary>
    public Action<DeliveryProblem>? OnProblem { get; init; }

    /// <summary>Lets a key travel over plain HTTP to another machine.</summary>
    public bool AllowPlainHttp { get; init; }

    /// <summary>The way to the service; the client's own where null. It is not disposed.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Fixes the ids and pauses that the client draws; for tests.</summary>
    public int? Seed { get; init; }

    internal IReadOnlyList<string> Mistakes() => [.. Addressing(), .. Bounds(), .. Sampling.Mistakes()];

    private IEnumerable<string> Addressing()
    {
        if (Address is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            yield return "Address must be an absolute http or https address.";
        }
        else if (Address.Scheme == "http" && !Address.IsLoopback && (Key is not null || KeySource is not null) && !AllowPlainHttp)
        {
            yield return "A key would travel in the clear: use https, or set AllowPlainHttp.";
        }

        if (Model is null || !ModelName().IsMatch(Model))
        {
            yield return "Model must be 1 to 64 of a-z, 0-9 and hyphen.";
        }

        if (Source is { Length: 0 or > EventId.LongestText } || Version is { Length: 0 or > EventId.LongestText })
        {
            yield return "Source and Version are texts of 1 to 256 characters.";
        }
    }

    private IEnumerable<string> Bounds()
    {
        if (BufferBytes is < SmallestBuffer or > LargestBuffer)
        {
            yield return $"BufferBytes must lie between {SmallestBuffer} and {LargestBuffer}.";
        }

        if (BatchBytes is < 1024 or > LargestBatch || BatchEvents < 1 || BufferEvents < 1)
        {
            yield return $"BatchBytes must lie between 1024 and {LargestBatch}, BatchEvents and BufferEvents above 0.";
        }

        if (FlushInterval <= TimeSpan.Zero || RequestTimeout <= TimeSpan.Zero || FirstRetry <= TimeSpan.Zero || LongestRetry < FirstRetry || ShutdownTimeout < TimeSpan.Zero)
        {
            yield return "Times must be above 0 (ShutdownTimeout 0 or above), LongestRetry at least FirstRetry.";
        }
    }

    [GeneratedRegex(@"\A[a-z0-9-]{1,64}\z")]
    private static partial Regex ModelName();
}
