using ModelWatch.Access;
using ModelWatch.Access.Queries;
using ModelWatch.Intake;

namespace ModelWatch.Labels;

/// <summary>The native door for labels.</summary>
internal static class LabelEndpoints
{
    public static void MapLabels(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/models/{model}/labels", PostAsync).WithSummary("Outcomes of a model, or with format= a piece of a recorded file")
            .Reads("Labels {id, source?, label, time}: a JSON array, or one object a line.", "application/x-ndjson", "application/json")
            .WithTags("intake")
            .Produces<Receipt>(202).ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(503).Needs(Right.Ingest);

    private static Task<IResult> PostAsync(string model, HttpContext http, NativeDoor door, LabelIntake intake) =>
        door.AnswerAsync(model, http, labels: true, (plan, body) => intake.AcceptAsync(plan, body));
}
