using System.Text;
using ModelWatch.Doors.Bodies;
using ModelWatch.Doors.CloudEvents;

namespace ModelWatch.Doors.Captures;

/// <summary>An object that the KServe logger wrote to a bucket: the request or the response of a call as JSON, or as a row of CSV, which has no time.</summary>
internal static class KServeBlob
{
    private static readonly (string Key, string Attribute)[] _names =
    [
        ("id", "id"), ("sourceUri", "source"), ("occurrenceTime", "time"), ("inferenceService", "inferenceservicename"), ("namespace", "namespace"),
        ("component", "component"), ("endpoint", "endpoint"),
    ];

    public static void Add(ReadOnlyMemory<byte> json, int index, CaptureContext context)
    {
        var item = CaptureObject.Read(json);
        Add(item.Text, index, context);
    }

    /// <summary>Rows under a header of the same names.</summary>
    public static string? ReadCsv(ReadOnlyMemory<byte> csv, CaptureContext context)
    {
        try
        {
            var kept = new List<int>();
            var refused = new List<(int Row, string Why)>();
            var table = CsvBody.Headed(csv, kept, refused);
            foreach (var (row, why) in refused) context.Work.Reject(row, Intake.RejectReason.Malformed, why);
            for (var row = 0; row < table.Rows; row++)
            {
                try
                {
                    var at = row;
                    Add(name => table.Find(name) is { } column ? Encoding.UTF8.GetString(column.Row(at)[0].Span) : null, kept[row], context);
                }
                catch (ForeignFault fault)
                {
                    context.Work.Reject(kept[row], Intake.RejectReason.Malformed, fault.Message);
                }
            }

            return null;
        }
        catch (ForeignFault fault)
        {
            return $"The CSV cannot be read: {fault.Message}";
        }
    }

    private static void Add(Func<string, string?> field, int index, CaptureContext context)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, attribute) in _names)
        {
            if (field(key) is { Length: > 0 } text && text != "\0") attributes[attribute] = text;
        }

        if (!attributes.ContainsKey("time") && context.Time is { } time)
        {
            attributes["time"] = time;
            context.Work.Warn("The record has no time; that of its file was taken, which is approximate.");
        }

        var kind = field("reqType") ?? throw new ForeignFault("reqType is missing.");
        attributes["type"] = kind is "request" or "response" ? "org.kubeflow.serving.inference." + kind : kind;
        var packed = field("bytes") ?? throw new ForeignFault("bytes is missing.");
        var data = new byte[packed.Length];
        if (!Convert.TryFromBase64String(packed, data, out var length)) throw new ForeignFault("bytes is no base64.");
        var cloud = new CloudEvent(attributes, data.AsMemory(0, length));
        var found = EventClass.Of(cloud);
        if (found.Kind is not (EventKind.Request or EventKind.Response)) throw new ForeignFault($"reqType {Rows.JsonRows.Shown(kind)} is neither request nor response.");
        HalfEvent.Add(cloud, found, context.Plan, context.Options, index, context.Work);
    }
}
