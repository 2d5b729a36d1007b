using ModelWatch.Access;
using ModelWatch.Access.Queries;
using ModelWatch.Plans;

namespace ModelWatch.Reports;

/// <summary>The summaries' routes.</summary>
internal static class ReportEndpoints
{
    private static readonly QueryField Revision = new("revision", "This revision; the newest without it.", "integer");

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/api/v1/reports").WithTags("reports");
        reports.MapGet("", List).WithSummary("Summaries of the models that the key may read").AsksPage(new QueryField("model", "Only this model.")).ProducesProblem(400).NeedsSome(Right.Read);
        reports.MapPost("", Make).WithSummary("Makes the summary of a period").Asks(new QueryField("model", "The model again, so that a refusal comes before the body is read."))
            .Produces<ReportView>(201).Produces<ReportView>(200).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).NeedsSome(Right.Admin);
        reports.MapGet("/{id}", (string id, HttpContext http, ReportStore store, int? revision = null) =>
            Visible(http, store, id, revision) is { } report ? TypedResults.Ok(ReportView.Of(report)) : Unknown(id)).WithSummary("One summary").Produces<ReportView>().Asks(Revision).NeedsSome(Right.Read);
        reports.MapGet("/{id}/{**part}", Part).WithSummary("A part of a summary, such as report.html, figures.json or manifest.json").Asks(Revision).ProducesProblem(404).NeedsSome(Right.Read);
    }

    private static IResult Make(ReportRequest request, HttpContext http, PlanStore plans, ReportMaker maker)
    {
        if (request.Model is not { Length: > 0 } model)
            return TypedResults.Problem("The body names no model; send {\"model\": \"NAME\"}.", statusCode: 400, title: "Which model?");
        if (!http.Rights().Has(Right.Admin, model))
            return TypedResults.Problem("The key has no scope admin for this model.", statusCode: 403, title: "The key's scopes do not reach here");
        if (plans.Effective(model) is not { } plan)
            return UnknownModel.Answer(model);
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
        if (Visible(response.HttpContext, store, id, revision) is not { } report || store.Part(id, report.Revision, path) is not var (bytes, media)) return Unknown(id);
        if (path == "report.html") response.Headers.ContentSecurityPolicy = ReportPolicy.Of(bytes);
        return TypedResults.Bytes(bytes, media);
    }

    private static IResult List(HttpContext http, ReportStore store, string? model = null)
    {
        var rights = http.Rights();
        var (page, problem) = ListPage<StoredReport>.Of([.. store.List(model).Where(r => rights.CanRead(r.Model))], r => r.Id, http.Request.Query);
        return problem ?? TypedResults.Ok(new { items = page!.Items.Select(ReportView.Of), next = page.Next });
    }

    /// <summary>A summary of a model that the caller may not read is as unknown to it as none.</summary>
    private static StoredReport? Visible(HttpContext http, ReportStore store, string id, int? revision) =>
        store.Find(id, revision) is { } report && http.Rights().CanRead(report.Model) ? report : null;

    private static IResult Unknown(string id) =>
        TypedResults.Problem($"There is no summary {id}, or it has no such part. GET /api/v1/reports lists them.", statusCode: 404, title: "Unknown summary");
}
