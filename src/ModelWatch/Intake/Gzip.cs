using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using ModelWatch.Access.Limits;

namespace ModelWatch.Intake;

/// <summary>Unpacks a gzip body into bounded memory. Several members are one body; anything behind the last is a fault.</summary>
internal static class Gzip
{
    private const int Smallest = 18;

    // Header, an empty block in two bytes, checksum, length.
    private const int EmptyMember = 20;

    public static bool Is(ReadOnlySpan<byte> body) => body is [0x1F, 0x8B, ..];

    /// <summary>Exactly one of the results is set.</summary>
    /// <param name="packed">The body as it came.</param>
    /// <param name="lease">Takes its part of the budget for what comes out, packed bytes included; null where nobody counts.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="LimitReachedException">The budget has no room for it.</exception>
    public static async Task<(PooledBytes? Bytes, IResult? Problem)> UnpackAsync(ReadOnlyMemory<byte> packed, BodyLease? lease, CancellationToken stop)
    {
        var bytes = new PooledBytes(packed.Length * 4L > int.MaxValue ? int.MaxValue : packed.Length * 4);
        var taken = false;
        try
        {
            var problem = await UnpackAsync(packed, bytes, lease, stop);
            taken = problem is null;
            return (taken ? bytes : null, problem);
        }
        finally
        {
            if (!taken)
            {
                bytes.Dispose();
            }
        }
    }

    private static async Task<IResult?> UnpackAsync(ReadOnlyMemory<byte> packed, PooledBytes bytes, BodyLease? lease, CancellationToken stop)
    {
        var array = MemoryMarshal.TryGetArray(packed, out var segment) ? segment : packed.ToArray();
        using var from = new MemoryStream(array.Array!, array.Offset, array.Count, writable: false);
        try
        {
            await using var gzip = new GZipStream(from, CompressionMode.Decompress, leaveOpen: true);
            while (true)
            {
                var read = await gzip.ReadAsync(bytes.Room(), stop);
                if (read == 0)
                {
                    break;
                }

                bytes.Advance(read);
                if (lease?.Hold((long)packed.Length + bytes.Count) is { } refusal)
                {
                    throw new LimitReachedException(refusal);
                }

                if (bytes.Count > IntakeLimits.LargestBody)
                {
                    return BodyProblem.TooLarge();
                }

                if (bytes.Count > IntakeLimits.FreeOfRatio && bytes.Count / IntakeLimits.LargestRatio > packed.Length)
                {
                    return BodyProblem.TooDense();
                }
            }
        }
        catch (InvalidDataException)
        {
            return BodyProblem.Damaged("it cannot be unpacked");
        }

        return !IsWhole(packed.Span, bytes.Memory.Span) ? BodyProblem.Damaged("its end is missing, does not fit what was unpacked, or something stands behind it")
            : Is(bytes.Memory.Span) ? BodyProblem.Nested()
            : null;
    }

    /// <summary>
    /// The stream gives what it can of a body that was cut off, or that something follows, and says nothing; so the end is checked here: length and
    /// checksum of the last member must be the last bytes.
    /// </summary>
    private static bool IsWhole(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> unpacked)
    {
        if (packed.Length < Smallest)
        {
            return false;
        }

        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(packed[^8..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(packed[^4..]);
        // Zeros behind the last member look like the end of an empty one.
        var isMember = length > 0 || Is(packed[^Math.Min(EmptyMember, packed.Length)..]);
        return isMember && length <= unpacked.Length && Crc32.HashToUInt32(unpacked[^(int)length..]) == checksum;
    }
}
