using System.Text.RegularExpressions;

namespace ModelWatch.Commands.Documents;

/// <summary>The paths of routes as the document of the API writes them. Pure.</summary>
internal static partial class ApiPaths
{
    /// <summary>Such as <c>/api/v1/reports/{id}/{part}</c>: without stars, constraints and slashes at the ends.</summary>
    public static string Of(RouteEndpoint endpoint) => Of(endpoint.RoutePattern.RawText);

    /// <inheritdoc cref="Of(RouteEndpoint)"/>
    public static string Of(string? pattern) => "/" + Marks().Replace(pattern ?? string.Empty, "{$1}").Trim('/');

    public static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    /// <summary>The names in braces.</summary>
    public static IReadOnlyList<string> Names(string path) => [.. Marks().Matches(path).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{\*{0,2}([A-Za-z]+)[^}]*\}")]
    private static partial Regex Marks();
}
