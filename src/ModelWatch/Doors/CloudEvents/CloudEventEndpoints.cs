using ModelWatch.Access;
using ModelWatch.Access.Queries;

namespace ModelWatch.Doors.CloudEvents;

/// <summary>The door for CloudEvents: at the root, where KServe and Seldon loggers send by default, and beside the other calls.</summary>
internal static class CloudEventEndpoints
{
    public static void MapCloudEvents(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/");
        Map(routes, "/api/v1/cloudevents");
    }

    private static void Map(IEndpointRouteBuilder routes, string pattern) =>
        routes.MapPost(pattern, (HttpContext http, ForeignDoor door, CloudEventSorter sorter) => door.AnswerAsync(http, "cloudevents", 200, (body, work) =>
        {
            var (events, fault) = CloudEventReader.Read(http.Request.Headers, body, work.Rejected);
            for (var i = 0; i < events.Count; i++)
            {
                if (events[i] is { } cloud) sorter.Sort(cloud, i, work);
            }

            return fault;
        })).WithTags("intake").WithSummary("CloudEvents: binary, structured or batch; calls of KServe and Seldon, native events").TakesAnyQuery()
            .Reads("A CloudEvent, or a batch of them.", "application/json", "application/cloudevents+json", "application/cloudevents-batch+json")
            .Produces<DoorReceipt>().ProducesProblem(400).ProducesProblem(413).ProducesProblem(503).NeedsEvery(Right.Ingest);
}
