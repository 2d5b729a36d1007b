using ModelWatch.Access;

namespace ModelWatch.Intake;

/// <summary>The native door for events.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/models/{model}/events", PostAsync).WithTags("intake")
            .Produces<Receipt>(202).ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(503).Needs(Right.Ingest);

    private static Task<IResult> PostAsync(string model, HttpContext http, NativeDoor door, EventIntake intake) =>
        door.AnswerAsync(model, http, labels: false, (plan, body) => intake.AcceptAsync(plan, body, NativeDoor.Name));
}
