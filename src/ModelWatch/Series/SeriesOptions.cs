using ModelWatch.Series.Influx;

namespace ModelWatch.Series;

/// <summary>The section <c>Series</c> of the configuration: where measurements go beside the record. Without any store nothing is sent.</summary>
internal sealed class SeriesOptions
{
    public const string Section = "Series";

    /// <summary>InfluxDB, which loses nothing that it accepted.</summary>
    public InfluxOptions Influx { get; set; } = new();

    /// <summary>VictoriaMetrics, which may lose what it accepted in the last seconds before a kill: batches are kept 60 s.</summary>
    public InfluxOptions VictoriaMetrics { get; set; } = new() { Org = "modelwatch", Bucket = "modelwatch", DurabilityLag = TimeSpan.FromSeconds(60) };

    /// <summary>Longest pause between two tries at a store that fails; default 5 min.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Seed of the pauses; default 0 takes the process's own number, so that two services do not keep step.</summary>
    public int Seed { get; set; }
}
