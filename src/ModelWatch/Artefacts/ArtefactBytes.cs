using System.Security.Cryptography;

namespace ModelWatch.Artefacts;

/// <summary>The bytes of a model file that passed the first checks, or why it did not.</summary>
internal sealed record ArtefactBytes(byte[] Content, string Sha256, string? Why)
{
    /// <summary>The greatest model file that is read.</summary>
    public const long DefaultCap = 512L << 20;

    /// <summary>
    /// Reads a regular file of at most <paramref name="cap"/> bytes and compares its SHA-256 (hex, any case) with the plan's where given.
    /// </summary>
    public static ArtefactBytes Read(string path, string? sha256, long cap = DefaultCap)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            if (!file.CanSeek)
                return Refused("It is no regular file.");
            if (file.Length > cap)
                return Refused($"It has {file.Length} bytes; at most {cap} are read.");
            var content = new byte[file.Length];
            file.ReadExactly(content);
            var digest = Convert.ToHexStringLower(SHA256.HashData(content));
            return sha256 is null || digest.Equals(sha256, StringComparison.OrdinalIgnoreCase)
                ? new ArtefactBytes(content, digest, null)
                : Refused($"Its SHA-256 is {digest}, the plan says {sha256}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Refused("It cannot be read: " + error.Message);
        }
    }

    private static ArtefactBytes Refused(string why) => new([], "", why);
}
