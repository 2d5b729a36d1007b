namespace ModelWatch.Access.Queries;

/// <summary>States on a route what it reads of a request. The gate refuses what is not stated, and the document of the API is written from it.</summary>
internal static class RouteDeclarations
{
    /// <summary>These query parameters and no others.</summary>
    public static TBuilder Asks<TBuilder>(this TBuilder route, params QueryField[] fields)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RouteQuery(fields));

    /// <summary>A list with <c>limit</c> and <c>cursor</c>, and these filters; on a group, of its GET alone.</summary>
    public static TBuilder AsksPage<TBuilder>(this TBuilder route, params QueryField[] filters)
        where TBuilder : IEndpointConventionBuilder
    {
        route.Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is { } methods && methods.HttpMethods.Contains(HttpMethods.Get))
            {
                endpoint.Metadata.Add(new RouteQuery([.. filters, QueryField.Limit, QueryField.Cursor]));
            }
        });
        return route;
    }

    /// <summary>Whatever the caller adds: the address is written by a probe, a scraper or the logger of a serving platform.</summary>
    public static TBuilder TakesAnyQuery<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RouteQuery([], TakesAny: true));

    /// <summary>A body that the endpoint reads by itself.</summary>
    public static TBuilder Reads<TBuilder>(this TBuilder route, string means, params string[] media)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RouteBody(means, media));
}
