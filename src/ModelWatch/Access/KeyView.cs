using System.Text.Json.Serialization;

namespace ModelWatch.Access;

/// <summary>A key as the API shows it. <see cref="Key"/> only in the answer that made it.</summary>
internal sealed record KeyView(string Id, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key, IReadOnlyList<string> Scopes, DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? LastUsed)
{
    public static KeyView Of(AccessKey key, string? text = null) => new(
        key.Id,
        text,
        [.. key.Scopes.Select(scope => scope.ToString())],
        key.Created,
        key.Expires,
        key.LastUsed == 0 ? null : new DateTimeOffset(key.LastUsed, TimeSpan.Zero));
}
