using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using ModelWatch.Access;
using ModelWatch.Access.Queries;
using ModelWatch.Plans;
using ModelWatch.References.Files;

namespace ModelWatch.References;

/// <summary>The reference's routes.</summary>
internal static class ReferenceEndpoints
{
    public static void MapReferences(this IEndpointRouteBuilder routes)
    {
        var references = routes.MapGroup("/api/v1/models/{model}").WithTags("references");
        references.MapPut("/reference", Put).WithSummary("Takes a reference in").Reads("A table of CSV, Parquet or NDJSON, known by its content; may be gzip.", "text/csv", "application/vnd.apache.parquet", "application/x-ndjson")
            .Produces<ReferenceAnswer>(201).Produces<ReferenceAnswer>(200)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).Needs(Right.Admin).StreamsItsBody();
        references.MapGet("/reference", Get).WithSummary("The newest reference").ProducesProblem(404).Needs(Right.Read);
        references.MapGet("/references", History).WithSummary("Every reference of the model, newest first").AsksPage().ProducesProblem(400).ProducesProblem(404).Needs(Right.Read);
        references.MapPost("/reference/{digest}/approve", Approve).WithSummary("Approves a reference; needs a person").ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).NeedsPerson();
    }

    private static async Task<Results<Created<ReferenceAnswer>, Ok<ReferenceAnswer>, ProblemHttpResult>> Put(
        string model, HttpContext context, PlanStore plans, ReferenceStore store, ReferenceFolder folder, CancellationToken cancellation)
    {
        if (plans.Effective(model) is not { } plan) return UnknownModel(model);
        if (context.Request.ContentLength > TableReader.LargestFile) return TooLarge("The body is larger than 8 GiB.");
        OpenBody(context);
        try
        {
            // The file is read by blocking calls for as long as it takes, so it gets a thread of its own and leaves the pool alone.
            var reading = await Task.Factory.StartNew(
                () => ReferenceBuilder.Build(plan, context.Request.Body, folder.Path, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            if (reading.Profile is not { } profile) return Problem(reading);
            var put = store.Put(profile);
            var answer = ReferenceAnswer.Of(put.Stored);
            return put.IsNew ? TypedResults.Created($"/api/v1/models/{model}/reference", answer) : TypedResults.Ok(answer);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge("The body is larger than 8 GiB.");
        }
    }

    private static Results<Ok<ReferenceAnswer>, ProblemHttpResult> Get(string model, ReferenceStore store) =>
        store.Latest(model) is { } latest ? TypedResults.Ok(ReferenceAnswer.Of(latest)) : Unknown(model, null);

    private static IResult History(string model, HttpRequest request, PlanStore plans, ReferenceStore store)
    {
        if (plans.Effective(model) is null) return UnknownModel(model);
        var (page, problem) = ListPage<StoredReference>.Of(store.History(model), reference => $"{reference.Version}", request.Query);
        return problem ?? TypedResults.Ok(new { items = page!.Items.Select(ReferenceAnswer.Of), next = page.Next });
    }

    private static ProblemHttpResult Approve(string model, string digest, ReferenceStore store)
    {
        var reference = store.History(model).FirstOrDefault(r => r.Digest == digest);
        if (reference is null) return Unknown(model, digest);
        return reference.State == PlanState.Effective
            ? TypedResults.Problem($"The reference {digest} is effective already: nothing awaits approval.", statusCode: 409, title: "Nothing awaits approval")
            : TypedResults.Problem("An approval needs a person who is signed in; a key cannot give it.", statusCode: 403, title: "A person is needed");
    }

    private static void OpenBody(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = TableReader.LargestFile;
        if (context.Features.Get<IHttpBodyControlFeature>() is { } control) control.AllowSynchronousIO = true;
    }

    private static ProblemHttpResult Problem(ReferenceReading reading) => reading.TooLarge
        ? TooLarge(reading.Problems[0].Detail)
        : TypedResults.Problem(
            reading.Problems.Count == 1 ? reading.Problems[0].Detail + " Nothing was stored." : $"The file has {reading.Problems.Count} problems; nothing was stored.",
            statusCode: 400,
            title: "The reference cannot be used",
            extensions: new Dictionary<string, object?> { ["errors"] = reading.Problems });

    private static ProblemHttpResult TooLarge(string detail) => TypedResults.Problem(detail, statusCode: 413, title: "The reference is too large");

    private static ProblemHttpResult UnknownModel(string model) => TypedResults.Problem(
        $"No effective plan is known for the model {model}. Send the plan first, with PUT /api/v1/models/{model}/plan.", statusCode: 404, title: "Unknown model");

    private static ProblemHttpResult Unknown(string model, string? digest) => TypedResults.Problem(
        digest is null ? $"The model {model} has no reference." : $"The model {model} has no reference with the digest {digest}.",
        statusCode: 404, title: "Unknown reference");
}
