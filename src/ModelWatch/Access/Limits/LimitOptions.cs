namespace ModelWatch.Access.Limits;

/// <summary>The limits of the service as a whole. Section <c>Limits</c> of the configuration.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    private const long MostInFlight = 64L * 1024 * 1024;

    /// <summary>What one key may send.</summary>
    public RateOptions PerKey { get; set; } = new();

    /// <summary>What may be sent for one model.</summary>
    public RateOptions PerModel { get; set; } = new();

    /// <summary>Bytes of bodies held at once over all requests. 0, the default: 64 MiB, or an eighth of the memory that the process may use.</summary>
    public long BodiesInFlightBytes { get; set; }

    /// <summary>Open connections. The default is 16,384.</summary>
    public int Connections { get; set; } = 16_384;

    /// <summary>Seconds in which the headers of a request must have come. The default is 10.</summary>
    public int HeaderSeconds { get; set; } = 10;

    /// <summary>Seconds after which an idle connection is closed. The default is 120.</summary>
    public int KeepAliveSeconds { get; set; } = 120;

    /// <summary>The slowest sender of a body, in bytes a second, after five seconds. The default is 4,096.</summary>
    public int SlowestSenderBytesPerSecond { get; set; } = 4096;

    /// <summary>The slowest reader of an answer, in bytes a second, after five seconds. The default is 4,096.</summary>
    public int SlowestReaderBytesPerSecond { get; set; } = 4096;

    /// <summary>Models that may have a plan. The default is 10,000.</summary>
    public int Models { get; set; } = 10_000;

    /// <summary>The bytes of bodies that may be held, with the default put in.</summary>
    public long Budget(long memory) => BodiesInFlightBytes > 0 ? BodiesInFlightBytes : Math.Min(MostInFlight, memory / 8);
}
