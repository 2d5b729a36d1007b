namespace ModelWatch.IntegrationTests.Series;

/// <summary>The time of the machine, or ahead of it.</summary>
internal sealed class MovedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    public override long GetTimestamp() => base.GetTimestamp() + (Ahead.Ticks * TimestampFrequency / TimeSpan.TicksPerSecond);
}
