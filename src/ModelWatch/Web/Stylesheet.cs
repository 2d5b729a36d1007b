using System.Reflection;
using System.Security.Cryptography;

namespace ModelWatch.Web;

/// <summary>The one stylesheet and the sign of the product, as they are served: their address changes with their content, so they may be kept for a year.</summary>
internal static class Stylesheet
{
    private const string Sign = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"><path d="M2 8h20M2 17h20" stroke="#7d8792" stroke-width="1.5" stroke-dasharray="2.5 2"/><path d="M2 13l4 1.5 4-3 4 2.5 5-9" stroke="#3f83cc" stroke-width="2"/><path d="M19.5 1.2l3.3 3.3-3.3 3.3-3.3-3.3z" fill="#b2270f"/></svg>
        """;

    public static readonly byte[] Bytes = Embedded();
    public static readonly byte[] IconBytes = System.Text.Encoding.UTF8.GetBytes(Sign);
    public static readonly string Digest = Of(Bytes);
    public static readonly string IconDigest = Of(IconBytes);
    public static readonly string Path = $"/assets/modelwatch.css?v={Digest}";
    public static readonly string IconPath = $"/assets/sign.svg?v={IconDigest}";

    /// <summary>Version of the product, without the build's suffix.</summary>
    public static readonly string Product =
        typeof(Stylesheet).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];

    private static byte[] Embedded()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("modelwatch.css")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
