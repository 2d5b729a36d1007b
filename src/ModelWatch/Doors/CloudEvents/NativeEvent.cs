using System.Buffers;
using System.Text.Json;
using ModelWatch.Doors.Bodies;
using ModelWatch.Doors.Rows;
using ModelWatch.Intake;
using ModelWatch.Plans;

namespace ModelWatch.Doors.CloudEvents;

/// <summary>
/// A CloudEvent whose data are a native event. The event's own id, time and source stand; where it has none, those of the CloudEvent take their place.
/// </summary>
internal static class NativeEvent
{
    public static void Add(CloudEvent cloud, MonitoringPlan plan, int index, DoorWork work)
    {
        try
        {
            var data = cloud.Data[Leading(cloud.Data.Span)..];
            if (data.IsEmpty || data.Span[0] != '{') throw new ForeignFault("The data must be a native event: a JSON object with inputs and outputs.");
            work.EventsOf(plan).AddLine(Completed(data, cloud), index);
        }
        catch (Exception fault) when (fault is ForeignFault or JsonException)
        {
            work.Reject(index, RejectReason.Malformed, fault is JsonException ? "The data are not valid JSON." : fault.Message);
        }
    }

    private static ReadOnlySpan<byte> Completed(ReadOnlyMemory<byte> data, CloudEvent cloud)
    {
        var reader = new Utf8JsonReader(data.Span);
        reader.Read();
        var own = ObjectBody.Properties(ref reader, data);
        var end = (int)reader.BytesConsumed - 1;
        if (reader.Read()) throw new ForeignFault("The data hold more than one value.");
        var written = new ArrayBufferWriter<byte>(data.Length + 200);
        written.Write(data.Span[..end]);
        var isFirst = own.Count == 0;
        foreach (var (name, value) in new[] { ("id", cloud.Id), ("time", cloud.Time), ("source", cloud.Source) })
        {
            if (value is null || own.ContainsKey(name)) continue;
            if (!isFirst) written.Write(","u8);
            isFirst = false;
            JsonBytes.WriteText(written, name);
            written.Write(":"u8);
            JsonBytes.WriteText(written, value);
        }

        written.Write("}"u8);
        return written.WrittenSpan;
    }

    private static int Leading(ReadOnlySpan<byte> data) => data.Length - data.TrimStart(" \t\r\n"u8).Length;
}
