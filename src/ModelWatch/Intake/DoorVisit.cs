using System.Diagnostics.Metrics;

namespace ModelWatch.Intake;

/// <summary>One request at a door, measured until it is disposed.</summary>
internal sealed class DoorVisit(TimeProvider time, string door, Histogram<double> durations, Histogram<double> sizes) : IDisposable
{
    private readonly long _began = time.GetTimestamp();

    /// <summary>Bytes of the body after unpacking.</summary>
    public long Size { get; set; }

    public void Dispose()
    {
        durations.Record(time.GetElapsedTime(_began).TotalSeconds, new KeyValuePair<string, object?>("source", door));
        sizes.Record(Size, new KeyValuePair<string, object?>("source", door));
    }
}
