using System.Security.Cryptography;

namespace ModelWatch.Reports;

/// <summary>What a browser may do with a summary: show it with the one style sheet that it carries, allowed by its digest. Nothing is fetched or run.</summary>
internal static class ReportPolicy
{
    public static string Of(ReadOnlySpan<byte> html)
    {
        var from = html.IndexOf("<style>"u8) + "<style>".Length;
        var length = html[from..].IndexOf("</style>"u8);
        var style = length < 0 ? default : html.Slice(from, length);
        return $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(style))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
