using System.Text.Json;

namespace ModelWatch.Access;

/// <summary>
/// Reads the small JSON body of a command, and says what is wrong with it: a member that is not known or comes twice is refused, for the caller
/// meant something by it.
/// </summary>
internal static class JsonRequest
{
    /// <summary>The body and null, or null and the answer; both are null where the body is empty and may be.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">The members that the body may have.</param>
    /// <param name="mayBeEmpty">No body is fine.</param>
    public static async Task<(T? Body, IResult? Problem)> ReadAsync<T>(HttpRequest request, IReadOnlyList<string> known, bool mayBeEmpty = false)
        where T : class
    {
        if (mayBeEmpty && request.ContentLength is 0 or null && request.ContentType is null)
        {
            return (null, null);
        }

        if (!request.HasJsonContentType())
        {
            return (null, Problem("The body must be JSON, with the header Content-Type: application/json.", 415));
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return Mistake(document.RootElement, known) is { } mistake
                ? (null, Problem(mistake))
                : (document.RootElement.Deserialize<T>(JsonSerializerOptions.Web)!, null);
        }
        catch (JsonException e)
        {
            return (null, Problem(e.Path is { Length: > 2 } path ? $"{path[2..]} is not of the form that is asked." : "The body is no JSON that can be read."));
        }
    }

    private static string? Mistake(JsonElement body, IReadOnlyList<string> known)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return $"The body must be a JSON object with {string.Join(", ", known)}.";
        }

        var met = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in body.EnumerateObject().Select(member => member.Name))
        {
            var shown = name.Length > 80 ? name[..80] : name;
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return $"{shown} is not known here: the body has {string.Join(", ", known)}.";
            }

            if (!met.Add(name))
            {
                return $"{shown} occurs twice.";
            }
        }

        return null;
    }

    private static IResult Problem(string detail, int status = 400) => Results.Problem(detail, statusCode: status, title: "The body cannot be used");
}
