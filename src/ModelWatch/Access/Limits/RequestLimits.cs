using Microsoft.AspNetCore.Http.Features;

namespace ModelWatch.Access.Limits;

/// <summary>
/// Stands behind the gate: how fast one key and one model may send, and how many bytes of bodies the service holds. Who is over it is answered at
/// once and nothing of the body is kept. Also gives an answer to a body that the web server broke off.
/// </summary>
internal sealed class RequestLimits(RequestDelegate next, RateLimits rates, BodyBudget budget)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var rights = http.Rights();
        if (rights == AccessRights.None)
        {
            await next(http);
            return;
        }

        var model = http.RouteModel();
        if (rates.TakeRequest(rights.Caller, model, http.Request.ContentLength ?? 0) is { } refusal)
        {
            await refusal.AnswerAsync(http);
            return;
        }

        try
        {
            await (HasBody(http) ? WithBodyAsync(http, rights.Caller, model) : next(http));
        }
        catch (LimitReachedException full) when (!http.Response.HasStarted)
        {
            await full.Refusal.AnswerAsync(http);
        }
        catch (BadHttpRequestException broken) when (!http.Response.HasStarted)
        {
            await Results.Problem(broken.Message, statusCode: broken.StatusCode, title: "The body cannot be read").ExecuteAsync(http);
        }
    }

    private static bool HasBody(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<StreamedBody>() is null && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != false;

    private async Task WithBodyAsync(HttpContext http, string caller, string? model)
    {
        using var lease = new BodyLease(budget, rates, caller, model);
        if (!lease.Begin(http.Request.ContentLength))
        {
            await LimitRefusal.NoRoom.AnswerAsync(http);
            return;
        }

        http.Features.Set(lease);
        if (http.Request.ContentLength is null or > BodyLease.Step)
        {
            http.Request.Body = new CountedBody(http.Request.Body, lease);
        }

        await next(http);
    }
}
