using System.Net;

namespace ModelWatch.Commands;

/// <summary>What every command says, and ends with, when the service does not take its key: 78 and the service's sentence.</summary>
internal static class RefusedKey
{
    public const string Variable = "MODELWATCH_KEY";

    public static bool Is(HttpStatusCode status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    public static string Sentence(string? detail) => $"{detail ?? "The service does not take the key."} The key comes from {Variable}.";
}
