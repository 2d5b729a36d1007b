namespace ModelWatch.Access.Queries;

/// <summary>Refuses a query parameter that the route does not declare: a mistyped filter would otherwise answer with everything. Thread safe.</summary>
internal sealed class QueryGate(RequestDelegate next)
{
    private const int MostNamed = 10;
    private const int LongestName = 60;

    /// <summary>Stands after the access gate, so that nobody learns of a route that he may not call.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Query.Count == 0 || http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return next(http);
        }

        var query = RouteQuery.Of(endpoint);
        var unknown = query.TakesAny
            ? []
            : http.Request.Query.Keys.Where(name => !query.Fields.Any(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))).Take(MostNamed).Select(Short).ToList();
        return unknown.Count == 0 ? next(http) : Refusal(unknown, query).ExecuteAsync(http);
    }

    private static IResult Refusal(List<string> unknown, RouteQuery query)
    {
        var names = query.Fields.Select(field => field.Name).ToList();
        var allowed = names.Count == 0 ? "This call takes none." : $"This call takes {string.Join(", ", names)}.";
        return Results.Problem(
            $"{string.Join(", ", unknown.Select(name => $"'{name}'"))}: no such query parameter. {allowed}",
            statusCode: StatusCodes.Status400BadRequest,
            title: "Unknown query parameter",
            extensions: new Dictionary<string, object?>
            {
                ["errors"] = unknown.Select(name => new { detail = $"'{name}' is no query parameter of this call.", parameter = name }),
                ["allowed"] = names,
            });
    }

    private static string Short(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";
}
