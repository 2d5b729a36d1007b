using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace ModelWatch.Access;

/// <summary>
/// The text of a key: <c>mw_ID_SECRET</c> and a checksum, in lower-case hex. The id finds the row, the 256 random bits are the key,
/// the checksum tells a typo from an unknown key without looking anything up.
/// </summary>
internal static class KeyText
{
    private const string Prefix = "mw_";
    private const int IdLength = 16;
    private const int SecretBytes = 32;
    private const int ChecksumLength = 8;
    private const int Length = 3 + IdLength + 1 + (2 * SecretBytes) + ChecksumLength;

    /// <summary>A new key of this machine's cryptographic randomness, with its id.</summary>
    public static (string Id, string Text) New()
    {
        var id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true);
        var text = $"{Prefix}{id}_{RandomNumberGenerator.GetHexString(2 * SecretBytes, lowercase: true)}";
        return (id, text + Checksum(text));
    }

    /// <summary>True for a text that begins as keys do, whole or not.</summary>
    public static bool IsMeantAsOne(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The id in a key whose checksum is right, or null.</summary>
    public static string? IdOf(string text) =>
        text.Length == Length && IsMeantAsOne(text) && text.AsSpan(^ChecksumLength..).SequenceEqual(Checksum(text[..^ChecksumLength]))
            ? text.Substring(Prefix.Length, IdLength)
            : null;

    /// <summary>What is stored instead of the key: it is random, so a slow hash would add nothing.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static string Checksum(string text)
    {
        Span<byte> sum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.HashToUInt32(Encoding.UTF8.GetBytes(text)));
        return Convert.ToHexStringLower(sum);
    }
}
