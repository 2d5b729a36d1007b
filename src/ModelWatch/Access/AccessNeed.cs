namespace ModelWatch.Access;

/// <summary>What an endpoint needs of its caller; metadata of every route.</summary>
internal sealed record AccessNeed(NeedRange Range, Right Right = Right.Read)
{
    public static readonly AccessNeed Unstated = new(NeedRange.Unstated);
    public static readonly AccessNeed Key = new(NeedRange.AnyKey);

    /// <summary>The need of the endpoint that was chosen. Where no route fits, any key may hear so; a route that states nothing is closed.</summary>
    public static AccessNeed Of(Endpoint? endpoint) => endpoint is RouteEndpoint ? endpoint.Metadata.GetMetadata<AccessNeed>() ?? Unstated : Key;

    /// <summary>Why these rights are not enough, as a sentence, or null.</summary>
    public string? Missing(AccessRights rights, string? model) => Range switch
    {
        NeedRange.Open or NeedRange.AnyKey => null,
        NeedRange.Model when model is not null && rights.Has(Right, model) => null,
        NeedRange.Some when rights.HasSome(Right) => null,
        NeedRange.Every or NeedRange.Scrape when rights.HasEvery(Right) => null,
        NeedRange.Person when !rights.IsKey => null,
        NeedRange.Person => "An approval needs a person who is signed in; a key cannot give it.",
        NeedRange.Unstated => "This route states no scope, so no key opens it.",
        NeedRange.Some => $"This call needs the scope {Scope.Word(Right)}:{model ?? "MODEL"} for the model asked for, which the key does not have.",
        _ => $"This call needs the scope {ToString(model)}, which the key does not have.",
    };

    /// <summary>Such as <c>read:MODEL</c>, for the table of routes.</summary>
    public override string ToString() => ToString("MODEL");

    private string ToString(string? model) => Range switch
    {
        NeedRange.Model => $"{Scope.Word(Right)}:{model}",
        NeedRange.Some => $"{Scope.Word(Right)}:any",
        NeedRange.Every => $"{Scope.Word(Right)}:*",
        NeedRange.Scrape => $"open, or {Scope.Word(Right)}:* where protected",
        NeedRange.AnyKey => "any key",
        NeedRange.Person => "a person",
        NeedRange.Open => "open",
        _ => "unstated",
    };
}
