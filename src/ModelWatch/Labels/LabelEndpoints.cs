using ModelWatch.Access;
using ModelWatch.Intake;

namespace ModelWatch.Labels;

/// <summary>The native door for labels.</summary>
internal static class LabelEndpoints
{
    public static void MapLabels(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/models/{model}/labels", PostAsync).WithTags("intake")
            .Produces<Receipt>(202).ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(503).Needs(Right.Ingest);

    private static Task<IResult> PostAsync(string model, HttpContext http, NativeDoor door, LabelIntake intake) =>
        door.AnswerAsync(model, http, labels: true, (plan, body) => intake.AcceptAsync(plan, body));
}
