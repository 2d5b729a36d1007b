using ModelWatch.Access;
using ModelWatch.Access.Queries;
using ModelWatch.Journal;
using ModelWatch.State;

namespace ModelWatch.Commands;

/// <summary>Is it alive, can it take events, has it started. A time-series store that is down turns nothing red: points wait in the outbox.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("ok")).WithTags("operations").TakesAnyQuery().NeedsNothing();
        routes.MapGet("/startupz", () => Results.Text("started")).WithTags("operations").TakesAnyQuery().NeedsNothing();
        routes.MapGet("/readyz", Ready).WithTags("operations").TakesAnyQuery().NeedsNothing();
    }

    private static IResult Ready(IEventLog log, IStateStore state, StorageHealth health, IHostApplicationLifetime life) =>
        life.ApplicationStopping.IsCancellationRequested ? Results.Text("stopping", statusCode: 503)
        : log.Refusal is { } refusal ? Results.Text($"the journal cannot be written: {refusal}", statusCode: 503)
        : state is StateDatabase { Broken.IsCompleted: true } ? Results.Text("the record cannot be written", statusCode: 503)
        : (health.Damage ?? (state as StateDatabase)?.Damage) is { } damage ? Results.Text($"a database is damaged: {damage}", statusCode: 503)
        : Results.Text("ready");
}
