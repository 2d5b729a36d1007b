using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>The native door for events.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/models/{model}/events", PostAsync).WithTags("intake")
            .Produces<Receipt>(202).ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(503);

    private static async Task<IResult> PostAsync(
        string model, HttpContext http, PlanStore plans, EventIntake intake, DoorInstruments instruments, IFoldSignal signal)
    {
        using var measured = instruments.Begin("http");
        if (plans.Effective(model) is not { } plan)
        {
            return ReceiptAnswer.Unknown(model);
        }

        var (body, problem) = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
        if (problem is not null)
        {
            return problem;
        }

        measured.Size = body.Length;
        try
        {
            var outcome = await intake.AcceptAsync(plan, body, "http");
            signal.Notify(model);
            return ReceiptAnswer.Of(outcome);
        }
        catch (JournalFault fault)
        {
            ReceiptInstruments.CountFailure(labels: false, "http");
            return ReceiptAnswer.Of(fault, http.Response);
        }
    }
}
