using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using ModelWatch.Intake;

namespace ModelWatch.Doors.Pairs;

/// <summary>
/// Halves lie sealed on the disk, for what waits is raw: fields that no plan declares and values that are to be masked are in it until the call is
/// complete. AES-256-GCM under a key derived from the mask's, a fresh nonce each, tied to the call and to which half it is. Thread safe.
/// </summary>
internal sealed class HalfSeal(Mask mask)
{
    private const int Nonce = 12, Tag = 16, HashBytes = 16;
    private readonly byte[] _key = mask.Derive("modelwatch halves of calls");
    private readonly byte[] _hashKey = mask.Derive("modelwatch content of halves");

    /// <summary>What tells a repeat from another body; nobody without the key can guess a body by it.</summary>
    public byte[] Hash(CallHalf half) => HMACSHA256.HashData(_hashKey, half.Body.Span)[..HashBytes];

    /// <summary>Nonce, tag and cipher of the length of the frame, the frame, the body.</summary>
    public byte[] Close(CallHalf half)
    {
        var frame = JsonSerializer.SerializeToUtf8Bytes(StoredFrame.Of(half.Frame));
        var plain = new byte[sizeof(int) + frame.Length + half.Body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(plain, frame.Length);
        frame.CopyTo(plain, sizeof(int));
        half.Body.Span.CopyTo(plain.AsSpan(sizeof(int) + frame.Length));
        var blob = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(blob.AsSpan(0, Nonce));
        using var cipher = new AesGcm(_key, Tag);
        cipher.Encrypt(blob.AsSpan(0, Nonce), plain, blob.AsSpan(Nonce + Tag), blob.AsSpan(Nonce, Tag), Bound(half.Key, half.IsResponse));
        CryptographicOperations.ZeroMemory(plain);
        return blob;
    }

    /// <summary>The half as it was closed, or null where these are not the bytes that were written.</summary>
    public CallHalf? Open(byte[] key, bool isResponse, string door, byte[] blob)
    {
        if (blob.Length < Nonce + Tag + sizeof(int))
        {
            return null;
        }

        var plain = new byte[blob.Length - Nonce - Tag];
        try
        {
            using var cipher = new AesGcm(_key, Tag);
            cipher.Decrypt(blob.AsSpan(0, Nonce), blob.AsSpan(Nonce + Tag), blob.AsSpan(Nonce, Tag), plain, Bound(key, isResponse));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(plain);
        var frame = JsonSerializer.Deserialize<StoredFrame>(plain.AsSpan(sizeof(int), length))!;
        return new CallHalf(key, isResponse, door, frame.ToFrame(), plain.AsMemory(sizeof(int) + length));
    }

    private static byte[] Bound(byte[] key, bool isResponse) => [.. key, isResponse ? (byte)1 : (byte)0];
}
