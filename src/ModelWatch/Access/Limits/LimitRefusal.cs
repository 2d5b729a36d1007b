namespace ModelWatch.Access.Limits;

/// <summary>A request that is refused because there is too much, and when to come again.</summary>
/// <param name="Status">429 where the sender is too fast, 503 where the service is too full.</param>
/// <param name="Reason">The name on /metrics.</param>
/// <param name="Detail">The sentence of the answer.</param>
/// <param name="Seconds">Whole seconds to wait.</param>
internal sealed record LimitRefusal(int Status, string Reason, string Detail, int Seconds)
{
    public static readonly LimitRefusal NoRoom = new(
        503, "memory", "The service holds as many request bodies as it may, in all or for this model. Nothing was stored; send it again.", 1);

    /// <summary>Counts it and answers, unless the answer has begun.</summary>
    public Task AnswerAsync(HttpContext http)
    {
        AccessInstruments.CountRefusal(Reason);
        http.Response.Headers.RetryAfter = Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Results.Problem(Detail, statusCode: Status, title: Status == 429 ? "Too much at once" : "The service is full").ExecuteAsync(http);
    }
}
