using Microsoft.AspNetCore.Http.HttpResults;
using ModelWatch.Access;
using ModelWatch.Access.Limits;
using ModelWatch.Access.Queries;

namespace ModelWatch.Plans;

/// <summary>The plan's routes.</summary>
internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/api/v1/models/{model}").WithTags("plans");
        plans.MapPut("/plan", Put).WithSummary("Takes a plan in; the newest one again changes nothing")
            .Reads("The plan; its schema is at /schemas/plan.json.", "application/yaml", "application/json")
            .Produces<PlanAnswer>(201).Produces<PlanAnswer>(200).ProducesProblem(400).ProducesProblem(409).Needs(Right.Admin);
        plans.MapGet("/plan", Get).WithSummary("The newest plan as it was received").Asks(new QueryField("digest", "The plan with this digest."))
            .Produces<string>(200, "application/yaml", "application/json").ProducesProblem(404).Needs(Right.Read);
        plans.MapGet("/plans", History).WithSummary("Every plan of the model, newest first").AsksPage().ProducesProblem(400).ProducesProblem(404).Needs(Right.Read);
        plans.MapPost("/plan/{digest}/approve", Approve).WithSummary("Approves a plan; needs a person").ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).NeedsPerson();
        routes.MapGet("/schemas/plan.json", () => TypedResults.Text(PlanSchema.Text, "application/schema+json")).WithSummary("The JSON Schema of a plan").WithTags("plans").NeedsAnyKey();
    }

    private static async Task<Results<Created<PlanAnswer>, Ok<PlanAnswer>, ProblemHttpResult>> Put(
        string model, HttpRequest request, PlanStore store, LimitOptions limits, CancellationToken cancellation)
    {
        if (await BoundedBody.Read(request.Body, PlanReader.MaxLength, cancellation) is not { } bytes)
            return TypedResults.Problem($"The body is larger than {PlanReader.MaxLength} bytes, the most that a plan may have.", statusCode: 413);
        if (PlanFile.Text(bytes) is not { } text)
            return TypedResults.Problem("The body is not UTF-8 text.", statusCode: 400, title: "The plan cannot be read");
        var reading = PlanReader.Read(text);
        if (reading.Plan is not { } plan) return PlanProblem.Of(reading.Errors);
        if (plan.Model != model)
            return TypedResults.Problem($"The plan is for the model {plan.Model}, the address names {model}. Send it to /api/v1/models/{plan.Model}/plan.", statusCode: 400, title: "The plan is for another model");
        if (store.Effective(model) is null && store.Models().Count >= limits.Models)
            return TypedResults.Problem($"There are {limits.Models} models already, the most that Limits:Models allows. Nothing was stored.", statusCode: 409, title: "Too many models");
        var put = store.Put(plan, text);
        var answer = PlanAnswer.Of(put.Stored);
        return put.IsNew ? TypedResults.Created($"/api/v1/models/{model}/plan", answer) : TypedResults.Ok(answer);
    }

    private static Results<ContentHttpResult, ProblemHttpResult> Get(string model, PlanStore store, string? digest = null)
    {
        var plan = store.History(model).FirstOrDefault(plan => digest is null || plan.Digest == digest);
        if (plan is null) return Unknown(model, digest);
        var isJson = plan.Text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal);
        return TypedResults.Text(plan.Text, isJson ? "application/json" : "application/yaml");
    }

    private static IResult History(string model, HttpRequest request, PlanStore store)
    {
        var plans = store.History(model);
        if (plans.Count == 0) return Unknown(model, null);
        var (page, problem) = ListPage<StoredPlan>.Of(plans, plan => $"{plan.Number}", request.Query);
        return problem ?? TypedResults.Ok(new { items = page!.Items.Select(PlanHistoryItem.Of), next = page.Next });
    }

    private static ProblemHttpResult Approve(string model, string digest, PlanStore store)
    {
        var plan = store.History(model).FirstOrDefault(plan => plan.Digest == digest);
        if (plan is null) return Unknown(model, digest);
        return plan.State == PlanState.Effective
            ? TypedResults.Problem($"The plan {digest} is effective already: nothing awaits approval.", statusCode: 409, title: "Nothing awaits approval")
            : TypedResults.Problem("An approval needs a person who is signed in; a key cannot give it.", statusCode: 403, title: "A person is needed");
    }

    private static ProblemHttpResult Unknown(string model, string? digest) => TypedResults.Problem(
        digest is null ? $"No plan is known for the model {model}. Send one with PUT." : $"The model {model} has no plan with the digest {digest}.",
        statusCode: 404, title: "Unknown plan");
}
