using ModelWatch.Access.Queries;

namespace ModelWatch.Access;

/// <summary>The keys' routes. A key is shown once, in the answer that makes it.</summary>
internal static partial class KeyEndpoints
{
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(90);

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/v1/keys").WithTags("keys");
        keys.MapPost("", CreateAsync).WithSummary("Makes a key; it is shown in this answer alone").Accepts<KeyRequest>("application/json").Produces<KeyView>(201).ProducesProblem(400).ProducesProblem(409).NeedsEvery(Right.Admin);
        keys.MapGet("", List).WithSummary("Keys without their secrets").AsksPage().ProducesProblem(400).NeedsEvery(Right.Admin);
        keys.MapPost("/{id}/rotate", RotateAsync).WithSummary("Makes a new key and lets the old one end after an overlap").Accepts<RotationRequest>(isOptional: true, "application/json").Produces<KeyView>(201).ProducesProblem(400).ProducesProblem(404).NeedsEvery(Right.Admin);
        keys.MapDelete("/{id}", Revoke).WithSummary("Takes a key away").Produces(204).ProducesProblem(404).ProducesProblem(409).NeedsEvery(Right.Admin);
    }

    private static async Task<IResult> CreateAsync(HttpContext http, KeyStore keys, TimeProvider time, ILogger<KeyStore> logger)
    {
        var (request, problem) = await JsonRequest.ReadAsync<KeyRequest>(http.Request, ["scopes", "expires"]);
        if (request is null)
        {
            return problem!;
        }

        var (scopes, expires, mistakes) = KeyReading.Read(request.Scopes, request.Expires, time.GetUtcNow());
        if (mistakes.Count > 0)
        {
            return Results.Problem(
                string.Join(" ", mistakes),
                statusCode: 400,
                title: "The key cannot be made",
                extensions: new Dictionary<string, object?> { ["errors"] = mistakes.Select(m => new { detail = m }) });
        }

        return keys.Create(scopes, expires) is var (key, text)
            ? Shown(http, logger, key, text)
            : Results.Problem($"There are {KeyStore.Most} keys already.", statusCode: 409, title: "Too many keys");
    }

    private static IResult List(HttpRequest request, KeyStore keys)
    {
        var (page, problem) = ListPage<AccessKey>.Of(keys.List(), key => key.Id, request.Query);
        return problem ?? Results.Ok(new { items = page!.Items.Select(key => KeyView.Of(key)), next = page.Next });
    }

    private static async Task<IResult> RotateAsync(string id, HttpContext http, KeyStore keys, ILogger<KeyStore> logger)
    {
        var (request, problem) = await JsonRequest.ReadAsync<RotationRequest>(http.Request, ["overlap"], mayBeEmpty: true);
        if (problem is not null)
        {
            return problem;
        }

        var overlap = request?.Overlap is { } text ? KeyReading.Length(text) : Overlap;
        if (overlap is null || overlap > LongestOverlap)
        {
            return Results.Problem("overlap must be a length such as 24h, at most 90d.", statusCode: 400, title: "The key cannot be rotated");
        }

        return keys.Rotate(id, overlap.Value) is var (key, made) ? Shown(http, logger, key, made) : Unknown();
    }

    private static IResult Revoke(string id, HttpContext http, KeyStore keys, ILogger<KeyStore> logger)
    {
        var end = keys.Revoke(id);
        if (end == KeyEnd.Done)
        {
            var caller = http.Rights().Caller;
            Revoked(logger, id, caller);
        }

        return end switch
        {
            KeyEnd.Done => Results.NoContent(),
            KeyEnd.LastAdmin => Results.Problem(
                "This is the last key with admin:*; nobody could make another. Make a new one first.", statusCode: 409, title: "The last admin key stays"),
            _ => Unknown(),
        };
    }

    private static IResult Shown(HttpContext http, ILogger logger, AccessKey key, string text)
    {
        var (scopes, caller) = (string.Join(' ', key.Scopes), http.Rights().Caller);
        Made(logger, key.Id, scopes, caller);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Created($"/api/v1/keys/{key.Id}", KeyView.Of(key, text));
    }

    private static IResult Unknown() => Results.Problem("There is no such key that still works. GET /api/v1/keys lists them.", statusCode: 404, title: "Unknown key");

    [LoggerMessage(Level = LogLevel.Information, Message = "The key {Id} ({Scopes}) was made by {Caller}.")]
    private static partial void Made(ILogger logger, string id, string scopes, string caller);

    [LoggerMessage(Level = LogLevel.Information, Message = "The key {Id} was taken away by {Caller}.")]
    private static partial void Revoked(ILogger logger, string id, string caller);
}
