using ModelWatch.Access;
using ModelWatch.Access.Queries;

namespace ModelWatch.Intake;

/// <summary>The native door for events.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/models/{model}/events", PostAsync).WithSummary("Events of a model, or with format= a piece of a recorded file")
            .Reads("Events {id, time, version?, inputs, outputs, label?, segments?, source?, sequence?, weight?}: a JSON array, or one object a line.", "application/x-ndjson", "application/json")
            .WithTags("intake")
            .Produces<Receipt>(202).ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(503).Needs(Right.Ingest);

    private static Task<IResult> PostAsync(string model, HttpContext http, NativeDoor door, EventIntake intake) =>
        door.AnswerAsync(model, http, labels: false, (plan, body) => intake.AcceptAsync(plan, body, NativeDoor.Name));
}
