using ModelWatch.Series.Influx;
using ModelWatch.Series.RemoteWrite;

namespace ModelWatch.Series;

/// <summary>The section <c>Series</c> of the configuration: where measurements go beside the record. Without any store nothing is sent.</summary>
internal sealed class SeriesOptions
{
    public const string Section = "Series";

    /// <summary>InfluxDB, which loses nothing that it accepted.</summary>
    public InfluxOptions Influx { get; set; } = new();

    /// <summary>VictoriaMetrics, which may lose what it accepted in the last seconds before a kill: batches are kept 60 s.</summary>
    public InfluxOptions VictoriaMetrics { get; set; } = new() { Org = "modelwatch", Bucket = "modelwatch", DurabilityLag = TimeSpan.FromSeconds(60) };

    /// <summary>A store that takes Prometheus remote write; Prometheus loses nothing that it accepted when it is killed.</summary>
    public RemoteWriteOptions Prometheus { get; set; } = new();

    /// <summary>Points that wait for one store at most; default 10 million. Beyond it the oldest become dead letters.</summary>
    public long MostWaiting { get; set; } = 10_000_000;

    /// <summary>How long a point waits for a store at most; default 30 days. After it the point becomes a dead letter.</summary>
    public TimeSpan LongestWaiting { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Points in the dead letters of one store at most; default 1 million. Beyond it the oldest are forgotten; the record keeps their figures.</summary>
    public long MostDeadLetters { get; set; } = 1_000_000;

    /// <summary>Longest pause between two tries at a store that fails; default 5 min.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Seed of the pauses; default 0 takes the process's own number, so that two services do not keep step.</summary>
    public int Seed { get; set; }
}
