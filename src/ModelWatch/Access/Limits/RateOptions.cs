namespace ModelWatch.Access.Limits;

/// <summary>How much one sender may do in a second; twice as much in a burst.</summary>
internal sealed class RateOptions
{
    /// <summary>The default is 50,000.</summary>
    public int RequestsPerSecond { get; set; } = 50_000;

    /// <summary>Of bodies as they are sent. The default is 512 MiB.</summary>
    public long BytesPerSecond { get; set; } = 512L * 1024 * 1024;
}
