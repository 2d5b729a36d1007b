using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Labels;

/// <summary>The native door for labels.</summary>
internal static class LabelEndpoints
{
    public static void MapLabels(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/models/{model}/labels", PostAsync).WithTags("intake")
            .Produces<Receipt>(202).ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(503);

    private static async Task<IResult> PostAsync(
        string model, HttpContext http, PlanStore plans, LabelIntake intake, DoorInstruments instruments, IFoldSignal signal)
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
            var outcome = await intake.AcceptAsync(plan, body);
            signal.Notify(model);
            return ReceiptAnswer.Of(outcome);
        }
        catch (JournalFault fault)
        {
            ReceiptInstruments.CountFailure(labels: true, "http");
            return ReceiptAnswer.Of(fault, http.Response);
        }
    }
}
