namespace ModelWatch.Access;

/// <summary>Over what an endpoint needs its right.</summary>
internal enum NeedRange
{
    /// <summary>Nothing was said: nobody gets in.</summary>
    Unstated,

    /// <summary>Always open.</summary>
    Open,

    /// <summary>Open unless <c>Access:ProtectMetrics</c>, then the right on every model.</summary>
    Scrape,

    /// <summary>Any key that is valid.</summary>
    AnyKey,

    /// <summary>The right on the model of the address.</summary>
    Model,

    /// <summary>The right on at least one model; the endpoint shows or takes only what the caller's scopes cover.</summary>
    Some,

    /// <summary>The right on every model.</summary>
    Every,

    /// <summary>A person who signed in.</summary>
    Person,
}
