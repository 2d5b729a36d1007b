using System.Security.Cryptography;
using System.Text;

namespace ModelWatch.Doors.Pairs;

/// <summary>The key under which the halves of a call meet.</summary>
internal static class PairKey
{
    /// <summary>SHA-256 over the parts and their lengths, so that no two lists of parts are one. Cut to 16 bytes.</summary>
    public static byte[] Of(params string?[] parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(part?.Length ?? 0).Append(':').Append(part);
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..16];
    }
}
