using System.Security.Cryptography;

namespace ModelWatch.Reports;

/// <summary>
/// One file of a summary. <paramref name="Class"/> is <c>input</c> (what was frozen), <c>data</c> (what was computed) or <c>rendition</c> (how it is shown).
/// </summary>
internal sealed record ReportPart(string Path, string Class, string Media, byte[] Bytes)
{
    /// <summary>Lower-case hex.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));
}
