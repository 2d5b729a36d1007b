using System.Text;

namespace ModelWatch.Access;

/// <summary>The key that a request carries. Its text is never part of a message.</summary>
/// <param name="Scheme"><c>bearer</c>, <c>basic</c> or <c>none</c>.</param>
/// <param name="Key">The text, or null.</param>
internal sealed record Credential(string Scheme, string? Key)
{
    /// <summary>A bearer header, or the password of a browser's log-in box.</summary>
    public static Credential Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return new("bearer", header[7..].Trim());
        }

        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return new("none", null);
        }

        var bytes = new byte[header.Length];
        var password = Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var second] ? second : "";
        return new("basic", password);
    }

    // A record prints its parts; a key must not get into a log that way.
    public override string ToString() => Scheme;
}
