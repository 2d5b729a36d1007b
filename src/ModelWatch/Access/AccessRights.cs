namespace ModelWatch.Access;

/// <summary>Who calls and what that caller may do. The gate puts it into the features of a request; lists show what it may read.</summary>
internal sealed class AccessRights(string caller, IReadOnlyList<Scope> scopes, bool isKey)
{
    /// <summary>No right at all: what a request has that did not come through the gate.</summary>
    public static readonly AccessRights None = new("nobody", [], isKey: false);

    /// <summary>A call from this machine while no key exists.</summary>
    public static readonly AccessRights ThisMachine = new("local", Scope.All, isKey: false);

    /// <summary>Id of the key, or of what stands in its place. Never the key.</summary>
    public string Caller => caller;

    /// <summary>True for a key or a certificate: a machine, which cannot approve.</summary>
    public bool IsKey => isKey;

    public bool Has(Right right, string model) => scopes.Any(scope => scope.Covers(right, model));

    public bool HasSome(Right right) => scopes.Any(scope => scope.Right == right);

    public bool HasEvery(Right right) => Has(right, Scope.EveryModel);

    public bool CanRead(string model) => Has(Right.Read, model);
}
