using ModelWatch.Doors.Bodies;
using ModelWatch.Doors.Calls;
using ModelWatch.Doors.Pairs;
using ModelWatch.Intake;
using ModelWatch.Plans;

namespace ModelWatch.Doors.CloudEvents;

/// <summary>A CloudEvent that is the request or the response of a call. What cannot be read is refused before it waits.</summary>
internal static class HalfEvent
{
    private const int LongestSource = 256;

    public static void Add(CloudEvent cloud, EventClass kind, MonitoringPlan plan, DoorOptions options, int index, DoorWork work)
    {
        if (cloud["component"] is { } component && component != options.Component && kind.Door == "kserve")
        {
            ForeignInstruments.CountOtherComponent(kind.Door);
            work.Warn($"The message comes from the component {Rows.JsonRows.Shown(component)}; only {options.Component} is listened to (Doors:Component).");
            return;
        }

        var isResponse = kind.Kind == EventKind.Response;
        var fault = kind.Key is not { Length: <= EnvelopeId.LongestText } key ? (RejectReason.NoId, "The event has no id of 1 to 256 characters by which request and response meet.")
            : cloud.Source is { Length: > LongestSource } ? (RejectReason.Malformed, $"The source is longer than {LongestSource} characters.")
            : !isResponse && (cloud.Time is null || !EventTime.TryParse(cloud.Time, out _)) ? (RejectReason.NoTime, "time must be RFC 3339 with Z or an offset.")
            : kind.Door == "azure" && ContentRange.IsPart(cloud["contentrange"])
                ? (RejectReason.Malformed, $"The record is a part of a larger one (contentrange {Rows.JsonRows.Shown(cloud["contentrange"]!)}); parts are not put together.")
            : ForeignBody.Read(cloud.Data, isResponse).Fault is { } unreadable ? (RejectReason.Malformed, unreadable)
            : ((string, string)?)null;
        if (fault is (var reason, var detail))
        {
            work.Reject(index, reason, detail);
            return;
        }

        var attributes = cloud.Attributes.Where(a => IsFact(a.Key) && a.Value.Length is > 0 and <= 256).ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal);
        var frame = new CallFrame(kind.Key, cloud.Source, cloud.Time) { Attributes = attributes };
        var pair = PairKey.Of(plan.Model, kind.Door, cloud.Source, kind.Key, cloud["namespace"], cloud["inferenceservicename"] ?? cloud["modelid"], cloud["component"], cloud["endpoint"]);
        work.Halves.Add((index, plan, new CallHalf(pair, isResponse, kind.Door, frame, cloud.Data)));
    }

    /// <summary>Attributes that a segment or the plan's source may name. Headers that somebody copied along are not among them: they may hold anything.</summary>
    private static bool IsFact(string name) => name is "endpoint" or "namespace" or "component" or "protocol" or "modelversion" or "inferenceservicename" or "modelid" or "statuscode" or "type";
}
