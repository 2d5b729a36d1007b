namespace ModelWatch.Access.Queries;

/// <summary>The body that a route reads by itself, for the document of the API; metadata of the route.</summary>
/// <param name="Means">What stands in it.</param>
/// <param name="Media">Its media types, the usual one first.</param>
internal sealed record RouteBody(string Means, IReadOnlyList<string> Media);
