using ModelWatch.Access;
using ModelWatch.Access.Queries;
using ModelWatch.Plans;
using ModelWatch.State;

namespace ModelWatch.Findings;

/// <summary>Reading the findings of a model.</summary>
internal static class FindingEndpoints
{
    public static void MapFindings(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/models/{model}/findings", List)
            .WithName("ListFindings")
            .WithSummary("Findings of a model by the newest window that showed them")
            .AsksPage(new QueryField("state", "firing, recovered or suppressed."), QueryField.From, QueryField.To)
            .WithTags("findings").Produces<FindingList>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .Needs(Right.Read);

    private static IResult List(string model, HttpRequest request, IStateStore state, FindingStore findings, PlanStore plans)
    {
        if (plans.Latest(model) is null)
            return Results.Problem($"There is no model '{model}'.", statusCode: StatusCodes.Status404NotFound, title: "Unknown model");
        var (query, faults) = FindingRequest.Read(model, request.Query);
        if (faults.Count > 0)
            return Refuse(faults);
        var page = state.Read(connection => findings.List(connection, query));
        return Results.Json(new FindingList([.. page.Items.Select(FindingView.Of)], page.Next?.ToString()), FindingJson.Options);
    }

    private static IResult Refuse(IReadOnlyList<string> faults) => Results.Problem(
        string.Join(" ", faults),
        statusCode: StatusCodes.Status400BadRequest,
        title: "A query parameter cannot be read",
        extensions: new Dictionary<string, object?> { ["errors"] = faults.Select(f => new { detail = f }) });
}
