namespace ModelWatch.Doors.CloudEvents;

/// <summary>What a CloudEvent's type says: which producer, and what it brings. Pure.</summary>
/// <param name="Kind">What it brings.</param>
/// <param name="Door">The door's name on /metrics.</param>
/// <param name="Key">What joins the two halves of a call; null where the event lacks it, or needs none.</param>
internal sealed record EventClass(EventKind Kind, string Door, string? Key)
{
    private const string Requests = ".inference.request";
    private const string Responses = ".inference.response";

    public static EventClass Of(CloudEvent cloud) => cloud.Type switch
    {
        "io.seldon.serving.feedback" => new EventClass(EventKind.Feedback, "seldon", cloud["requestid"]),
        var type when type.StartsWith("io.seldon.", StringComparison.Ordinal) => Half(cloud, "seldon", cloud["requestid"]),
        var type when type.StartsWith("azureml.", StringComparison.Ordinal) => new EventClass(KindOf(type), "azure", cloud["correlationid"] ?? cloud.Id),
        var type when type.EndsWith(Requests, StringComparison.Ordinal) || type.EndsWith(Responses, StringComparison.Ordinal) => Half(cloud, "kserve", cloud.Id ?? cloud["requestid"]),
        _ => new EventClass(EventKind.Native, "cloudevents", null),
    };

    private static EventClass Half(CloudEvent cloud, string door, string? key) => new(KindOf(cloud.Type), door, key);

    private static EventKind KindOf(string type) =>
        type.EndsWith(Requests, StringComparison.Ordinal) || type.EndsWith(".model_inputs", StringComparison.Ordinal) || type.EndsWith(".inputs", StringComparison.Ordinal) || type.EndsWith(".request", StringComparison.Ordinal)
            ? EventKind.Request
            : type.EndsWith(Responses, StringComparison.Ordinal) || type.EndsWith(".model_outputs", StringComparison.Ordinal) || type.EndsWith(".outputs", StringComparison.Ordinal) || type.EndsWith(".response", StringComparison.Ordinal)
                ? EventKind.Response
                : EventKind.Native;
}
