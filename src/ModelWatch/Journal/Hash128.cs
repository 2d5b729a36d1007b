using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ModelWatch.Journal;

/// <summary>128-bit names of long things.</summary>
internal static class Hash128
{
    /// <summary>The first 128 bits of the SHA-256: nobody can make two ids that share them.</summary>
    public static UInt128 OfId(ReadOnlySpan<byte> utf8)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(utf8, digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }

    public static UInt128 OfId(string text) => OfId(Encoding.UTF8.GetBytes(text));

    public static byte[] ToBytes(UInt128 value)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return bytes;
    }

    public static UInt128 FromBytes(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt128BigEndian(bytes);
}
