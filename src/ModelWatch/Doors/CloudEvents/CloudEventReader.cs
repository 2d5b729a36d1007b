using System.Text.Json;
using ModelWatch.Intake;

namespace ModelWatch.Doors.CloudEvents;

/// <summary>Reads a request as CloudEvents, in whichever of the three modes it came. Pure.</summary>
internal static class CloudEventReader
{
    private const string BatchType = "application/cloudevents-batch";
    private const string OneType = "application/cloudevents";

    /// <summary>The events by their index, with the refusal of those that are none; or why the request as a whole cannot be read.</summary>
    public static (IReadOnlyList<CloudEvent?> Events, string? Fault) Read(IHeaderDictionary headers, ReadOnlyMemory<byte> body, List<Rejection> rejected)
    {
        var type = headers.ContentType.ToString();
        try
        {
            if (type.StartsWith(BatchType, StringComparison.OrdinalIgnoreCase)) return Batch(body, rejected);
            if (type.StartsWith(OneType, StringComparison.OrdinalIgnoreCase)) return One(CloudEventJson.Read(body));
            return CloudEventHeaders.Read(headers) is { } attributes
                ? One(new CloudEvent(attributes, body))
                : ([], "The request is no CloudEvent: send ce- headers, or the content type application/cloudevents+json or application/cloudevents-batch+json.");
        }
        catch (JsonException fault)
        {
            var place = BodyFault.Of(fault, body.Span);
            return ([], place.Detail);
        }
        catch (ForeignFault fault)
        {
            return ([], fault.Message);
        }
    }

    /// <summary>What is wrong with the envelope of an event, or null.</summary>
    public static string? Fault(CloudEvent cloud) => cloud["specversion"] switch
    {
        null => "The CloudEvent has no specversion.",
        "1.0" or "0.3" => cloud["type"] is null ? "The CloudEvent has no type." : null,
        var version => $"The specversion {Rows.JsonRows.Shown(version)} is not known; 1.0 and 0.3 are.",
    };

    private static (IReadOnlyList<CloudEvent?> Events, string? Fault) One(CloudEvent cloud) => Fault(cloud) is { } fault ? ([], fault) : ([cloud], null);

    private static (IReadOnlyList<CloudEvent?> Events, string? Fault) Batch(ReadOnlyMemory<byte> body, List<Rejection> rejected)
    {
        var events = new List<CloudEvent?>();
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray) return ([], "A batch of CloudEvents must be a JSON array.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            events.Add(Element(ref reader, body, events.Count, rejected));
        }

        reader.Read();
        return (events, null);
    }

    private static CloudEvent? Element(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, int index, List<Rejection> rejected)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        try
        {
            var cloud = CloudEventJson.Read(body[start..(int)reader.BytesConsumed]);
            if (Fault(cloud) is not { } fault) return cloud;
            rejected.Add(new Rejection(index, RejectReason.Malformed, fault));
        }
        catch (ForeignFault fault)
        {
            rejected.Add(new Rejection(index, RejectReason.Malformed, fault.Message));
        }

        return null;
    }
}
