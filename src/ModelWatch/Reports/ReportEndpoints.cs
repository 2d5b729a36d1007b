using ModelWatch.Plans;

namespace ModelWatch.Reports;

/// <summary>The summaries' routes.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/api/v1/reports").WithTags("reports");
        reports.MapGet("", (ReportStore store, string? model = null) =>
            TypedResults.Ok(new { items = store.List(model).Select(ReportView.Of), next = (string?)null }));
        reports.MapPost("", Make).Produces<ReportView>(201).Produces<ReportView>(200).ProducesProblem(400).ProducesProblem(404);
        reports.MapGet("/{id}", (string id, ReportStore store, int? revision = null) =>
            store.Find(id, revision) is { } report ? TypedResults.Ok(ReportView.Of(report)) : Unknown(id));
        reports.MapGet("/{id}/{**part}", Part).ProducesProblem(404);
    }

    private static IResult Make(ReportRequest request, PlanStore plans, ReportMaker maker)
    {
        if (request.Model is not { Length: > 0 } model)
            return TypedResults.Problem("The body names no model; send {\"model\": \"NAME\"}.", statusCode: 400, title: "Which model?");
        if (plans.Effective(model) is not { } plan)
            return TypedResults.Problem($"No plan is known for the model {model}. Send one with PUT /api/v1/models/{model}/plan.", statusCode: 404, title: "Unknown model");
        var span = request.Period is null ? maker.Last(plan) : ReportCalendar.Of(plan).Named(request.Period);
        if (span is null)
        {
            var form = ReportCalendar.Of(plan).Form;
            return TypedResults.Problem($"{request.Period} is no period of this plan; write one such as {form}.", statusCode: 400, title: "Which period?");
        }

        if (!maker.HasBegun(span))
            return TypedResults.Problem($"The period {span.Name} has not begun.", statusCode: 400, title: "Which period?");
        var (report, isNew) = maker.Make(plan, span);
        var view = ReportView.Of(report);
        return isNew ? TypedResults.Created($"/api/v1/reports/{Uri.EscapeDataString(report.Id)}", view) : TypedResults.Ok(view);
    }

    private static IResult Part(string id, string part, HttpResponse response, ReportStore store, int? revision = null)
    {
        var path = part == "figures.json" ? "data/figures.json" : part;
        if (store.Find(id, revision) is not { } report || store.Part(id, report.Revision, path) is not var (bytes, media)) return Unknown(id);
        if (path == "report.html") response.Headers.ContentSecurityPolicy = ReportPolicy.Of(bytes);
        return TypedResults.Bytes(bytes, media);
    }

    private static IResult Unknown(string id) =>
        TypedResults.Problem($"There is no summary {id}, or it has no such part. GET /api/v1/reports lists them.", statusCode: 404, title: "Unknown summary");
}
