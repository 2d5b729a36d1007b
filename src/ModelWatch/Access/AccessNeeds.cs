namespace ModelWatch.Access;

/// <summary>States on a route what it needs. Every route has exactly one of these; the gate keeps a route without one closed.</summary>
internal static class AccessNeeds
{
    /// <summary>The right on the model that the address names as <c>{model}</c>.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, Right right)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new AccessNeed(NeedRange.Model, right));

    /// <summary>The right on every model, such as <c>ingest:*</c>.</summary>
    public static TBuilder NeedsEvery<TBuilder>(this TBuilder route, Right right)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new AccessNeed(NeedRange.Every, right));

    /// <summary>The right on any model; the endpoint itself must keep to <see cref="AccessFeatures.Rights"/>.</summary>
    public static TBuilder NeedsSome<TBuilder>(this TBuilder route, Right right)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new AccessNeed(NeedRange.Some, right));

    /// <summary>Any valid key: nothing of a model is shown.</summary>
    public static TBuilder NeedsAnyKey<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(AccessNeed.Key);

    /// <summary>A person; a key gets 403.</summary>
    public static TBuilder NeedsPerson<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new AccessNeed(NeedRange.Person));

    /// <summary>Open unless metrics are protected.</summary>
    public static TBuilder NeedsScrape<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new AccessNeed(NeedRange.Scrape));

    /// <summary>Always open.</summary>
    public static TBuilder NeedsNothing<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new AccessNeed(NeedRange.Open));

    /// <summary>The body is written to disk as it comes and never held, so it does not count against the bodies in memory.</summary>
    public static TBuilder StreamsItsBody<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Limits.StreamedBody());
}
