using ModelWatch.Doors.CloudEvents;

namespace ModelWatch.Doors.Captures;

/// <summary>
/// A line of the Azure Machine Learning data collector: the inputs or the outputs of a call, which meet by their correlation id. Data that were split over
/// several records, or that lie elsewhere, are refused and counted.
/// </summary>
internal static class AzureRecord
{
    public static void Add(ReadOnlyMemory<byte> line, int index, CaptureContext context)
    {
        var cloud = CloudEventJson.Read(line);
        if (cloud.Data.IsEmpty) throw new ForeignFault(cloud["dataref"] is null ? "The record has no data." : "The record has no data of its own: they lie where its dataref says, which is not read.");
        var kind = EventClass.Of(cloud);
        if (kind.Door != "azure" || kind.Kind is not (EventKind.Request or EventKind.Response)) throw new ForeignFault($"The type {Rows.JsonRows.Shown(cloud.Type)} is none of the data collector.");
        // The source is the path of the deployment, longer than a source may be; the correlation id is unique without it.
        var attributes = new Dictionary<string, string>(cloud.Attributes, StringComparer.Ordinal);
        attributes.Remove("source");
        if (!attributes.ContainsKey("time") && context.Time is { } time) attributes["time"] = time;
        HalfEvent.Add(cloud with { Attributes = attributes }, kind, context.Plan, context.Options, index, context.Work);
    }
}
