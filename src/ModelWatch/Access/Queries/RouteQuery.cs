namespace ModelWatch.Access.Queries;

/// <summary>The query parameters that a route reads; metadata of the route. A route without it reads none.</summary>
/// <param name="Fields">All of them; the gate refuses every other, so a parameter that is read and not declared never arrives.</param>
/// <param name="TakesAny">Whether unknown ones are let through: for callers whose address is not of our making (probes, scrapes, loggers of serving platforms).</param>
internal sealed record RouteQuery(IReadOnlyList<QueryField> Fields, bool TakesAny = false)
{
    public static readonly RouteQuery None = new([]);

    public static RouteQuery Of(Endpoint endpoint) => endpoint.Metadata.GetMetadata<RouteQuery>() ?? None;
}
