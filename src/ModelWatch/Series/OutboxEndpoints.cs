using ModelWatch.Access;
using ModelWatch.Access.Queries;
using ModelWatch.State;

namespace ModelWatch.Series;

/// <summary>The way out: what waits for each store, what a store refused, and sending it once more after the cause is mended.</summary>
internal static class OutboxEndpoints
{
    private const string Tag = "series";

    private static readonly QueryField Store = new("store", "The name of a time-series store, as GET /api/v1/series/stores lists it.");
    private static readonly QueryField OneStore = Store with { IsRequired = true };
    private static readonly QueryField UpTo = new("upTo", "The number of the last dead letter that is meant.", "integer");

    public static void MapOutbox(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/series/stores", (IStateStore state, IReadOnlyList<ITimeSeriesStore> stores) =>
                Results.Json(state.Read(c => StoreList.Read(c, stores)), MeasurementView.Json))
            .WithTags(Tag).WithSummary("The time-series stores, and what waits for each").Produces<StoreList>().AsksPage()
            .NeedsEvery(Right.Read);
        routes.MapGet("/api/v1/series/dead-letters", List)
            .WithTags(Tag).WithSummary("Points that a store refused, with its reason, oldest first").Produces<DeadLetterPage>()
            .AsksPage(Store)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .NeedsEvery(Right.Read);
        routes.MapPost("/api/v1/series/dead-letters/resend", Resend)
            .WithTags(Tag).WithSummary("Sends the dead letters of a store once more, those up to the number upTo or all").Produces<ResendAnswer>()
            .Asks(OneStore, UpTo)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .NeedsEvery(Right.Admin);
        routes.MapDelete("/api/v1/series/dead-letters", Discard)
            .WithTags(Tag).WithSummary("Gives up the dead letters of a store up to the number upTo; the record keeps their figures").Produces<ResendAnswer>()
            .Asks(OneStore, UpTo with { IsRequired = true })
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .NeedsEvery(Right.Admin);
        routes.MapPost("/api/v1/series/resend", ResendRecord)
            .WithTags(Tag).WithSummary("Sends the record of the windows that start from 'from' to before 'to' to a store once more")
            .Asks(OneStore, QueryField.From with { IsRequired = true }, QueryField.To)
            .Produces<ResendAnswer>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .NeedsEvery(Right.Admin);
    }

    private static IResult List(HttpRequest request, IStateStore state)
    {
        var parameters = new QueryParameters(request.Query);
        var store = parameters.Text("store");
        var after = parameters.Number("cursor");
        var limit = parameters.Limit("limit", DeadLetterList.DefaultLimit, DeadLetterList.GreatestLimit);
        return parameters.Faults.Count > 0
            ? parameters.Refusal()
            : Results.Json(state.Read(c => DeadLetterList.Page(c, store, after, limit)), MeasurementView.Json);
    }

    private static IResult Resend(HttpRequest request, IStateStore state, IReadOnlyList<ITimeSeriesStore> stores, TimeProvider time)
    {
        var parameters = new QueryParameters(request.Query);
        var store = parameters.Required("store");

        // What dies from now on is not sent again, or a store that still refuses would be asked for ever.
        var upTo = parameters.Number("upTo") ?? state.Read(DeadLetterList.Newest);
        if (parameters.Faults.Count > 0)
            return parameters.Refusal();
        if (Unknown(store, stores) is { } refusal)
            return refusal;

        var points = 0L;
        while (state.Write(t => new DeadLetterTable(t, store).Resend(upTo, time.GetUtcNow())) is > 0 and var moved)
            points += moved;
        return Results.Json(new ResendAnswer(store, points, 0), MeasurementView.Json);
    }

    /// <summary>Also for a store that is no longer configured; nobody gives up what he has not seen, so the number is asked for.</summary>
    private static IResult Discard(HttpRequest request, IStateStore state, OutboxInstruments instruments)
    {
        var parameters = new QueryParameters(request.Query);
        var store = parameters.Required("store");
        _ = parameters.Required("upTo");
        var upTo = parameters.Number("upTo");
        if (parameters.Faults.Count > 0)
            return parameters.Refusal();
        var points = state.Write(t => new DeadLetterTable(t, store).Discard(upTo!.Value));
        instruments.Forgotten(store, points);
        return Results.Json(new ResendAnswer(store, points, 0), MeasurementView.Json);
    }

    private static IResult ResendRecord(HttpRequest request, IStateStore state, IReadOnlyList<ITimeSeriesStore> stores)
    {
        var parameters = new QueryParameters(request.Query);
        var store = parameters.Required("store");
        _ = parameters.Required("from");
        var from = parameters.Time("from");
        var to = parameters.Time("to");
        if (parameters.Faults.Count > 0)
            return parameters.Refusal();
        return Unknown(store, stores)
            ?? Results.Json(
                new ResendAnswer(store, 0, state.Write(t => ResendTable.Ask(t, store, from!.Value, to))),
                MeasurementView.Json,
                statusCode: StatusCodes.Status202Accepted);
    }

    private static IResult? Unknown(string store, IReadOnlyList<ITimeSeriesStore> stores) => stores.Any(s => s.Name == store) ? null : Results.Problem(
        $"No store is configured as {store}. There are: {string.Join(", ", stores.Select(s => s.Name).DefaultIfEmpty("none"))}.",
        statusCode: StatusCodes.Status404NotFound,
        title: "Unknown store");
}
