using System.Security.Cryptography;

namespace ModelWatch.Doors.Files;

/// <summary>Knows a file again by its first bytes, so that one which was exchanged or cut is not read on from the old place.</summary>
/// <param name="Length">Bytes that were hashed.</param>
/// <param name="Hash">Their SHA-256, lower-case hex.</param>
internal sealed record FileHead(int Length, string Hash)
{
    private const int Longest = 4096;

    public static FileHead Of(Stream file)
    {
        var bytes = new byte[Longest];
        file.Position = 0;
        var length = file.ReadAtLeast(bytes, Longest, throwOnEndOfStream: false);
        return new FileHead(length, Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, length))));
    }

    /// <summary>Whether the file still begins so.</summary>
    public bool Fits(Stream file)
    {
        var bytes = new byte[Length];
        file.Position = 0;
        return file.ReadAtLeast(bytes, Length, throwOnEndOfStream: false) == Length && Convert.ToHexStringLower(SHA256.HashData(bytes)) == Hash;
    }

    /// <summary>A word for the file that makes ids of rows without one.</summary>
    public string Origin => Hash[..16];
}
