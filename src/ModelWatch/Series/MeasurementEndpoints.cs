using ModelWatch.Access;
using ModelWatch.Access.Queries;
using ModelWatch.Plans;
using ModelWatch.State;

namespace ModelWatch.Series;

/// <summary>Reading the record of measurements.</summary>
internal static class MeasurementEndpoints
{
    public static void MapMeasurements(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/models/{model}/measurements", List)
            .WithTags("measurements")
            .WithSummary("Measurements of a model: the latest revision of each window, or as known at asOf")
            .AsksPage(
                new QueryField("measure", "Only this measure."), new QueryField("subject", "Only this subject, such as input.dose_mg."),
                QueryField.Segment, QueryField.Version, QueryField.From, QueryField.To,
                new QueryField("asOf", "What was recorded at this time or before.", "date-time"))
            .Produces<MeasurementList>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .Needs(Right.Read);

    private static IResult List(string model, HttpRequest request, IStateStore state, PlanStore plans)
    {
        if (plans.Latest(model) is null)
            return Results.Problem($"No plan is known for the model {model}. Send one with PUT.", statusCode: StatusCodes.Status404NotFound, title: "Unknown model");

        var parameters = new QueryParameters(request.Query);
        var query = Read(model, parameters);
        if (parameters.Faults.Count > 0)
            return parameters.Refusal();

        var page = state.Read(connection => MeasurementStore.Query(connection, query));
        var list = new MeasurementList([.. page.Items.Select(MeasurementView.Of)], page.Next?.ToText());
        return Results.Json(list, MeasurementView.Json);
    }

    private static MeasurementQuery Read(string model, QueryParameters parameters) => new(model)
    {
        Measure = parameters.Text("measure"),
        Subject = parameters.Text("subject"),
        Segment = parameters.TextOrEmpty("segment"),
        Version = parameters.Text("version"),
        From = parameters.Time("from"),
        To = parameters.Time("to"),
        AsOf = parameters.Time("asOf"),
        Limit = parameters.Limit("limit", MeasurementQuery.DefaultLimit, MeasurementQuery.GreatestLimit),
        After = parameters.Cursor("cursor"),
    };
}
