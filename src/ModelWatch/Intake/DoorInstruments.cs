using System.Diagnostics.Metrics;

namespace ModelWatch.Intake;

/// <summary>Times and sizes of requests at the doors. Thread safe.</summary>
internal sealed class DoorInstruments(TimeProvider time)
{
    private static readonly Meter Meter = new("ModelWatch");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("modelwatch_ingest_request_duration_seconds", "s");
    private static readonly Histogram<double> Sizes = Meter.CreateHistogram<double>("modelwatch_ingest_request_size_bytes", "By");

    /// <summary>Measures from now until it is disposed.</summary>
    public DoorVisit Begin(string door) => new(time, door, Durations, Sizes);
}
