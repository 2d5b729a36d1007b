using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ModelWatch.Client.Sampling;

/// <summary>The hash by which events are kept or left out: bytes 16 to 23 of the SHA-256 of the id's UTF-8. Pure.</summary>
/// <remarks>
/// The service decides by bytes 8 to 15 of the same digest and chooses its evidence by bytes 0 to 15. With the same bytes here a service that samples too
/// would keep what the client kept and still multiply the weights (by <c>1 / rate</c>), so every total would be too large; with bytes of its own each
/// decision is independent of the other, and the product of the weights is right.
/// </remarks>
internal static class IdHash
{
    private const int FirstByte = 16;
    private const int LongestUtf8 = 3 * EventId.LongestText;

    /// <summary>The hash of a valid id.</summary>
    public static ulong Of(in EventId id)
    {
        Span<byte> utf8 = stackalloc byte[LongestUtf8];
        return Of(utf8[..id.Write(utf8)]);
    }

    /// <summary>The hash of an id's UTF-8.</summary>
    public static ulong Of(ReadOnlySpan<byte> utf8)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8, digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest[FirstByte..]);
    }

    /// <summary>True for a share of about <paramref name="rate"/> of all ids; what a lower rate keeps, a higher one keeps too.</summary>
    public static bool Keeps(ulong hash, double rate) => rate >= 1 || hash < rate * ulong.MaxValue;
}
