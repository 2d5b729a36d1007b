using ModelWatch.Access;

namespace ModelWatch.Commands.Keys;

/// <summary>Where keys are kept: behind a running service, or in the directory of one that does not run.</summary>
internal interface IKeyRing : IDisposable
{
    Task<KeyAnswer> CreateAsync(IReadOnlyList<Scope> scopes, DateTimeOffset? expires);

    Task<KeyAnswer> ListAsync();

    Task<KeyAnswer> RotateAsync(string id, TimeSpan overlap);

    Task<KeyAnswer> RevokeAsync(string id);
}
