using System.IO.Compression;

namespace ModelWatch.Artefacts.MlNet;

/// <summary>First checks of an ML.NET model file, which is a zip, before Microsoft.ML sees it.</summary>
internal static class MlNetZip
{
    private const int MostEntries = 2000;
    private const long MostBytes = 1L << 30, MostRatio = 200;

    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Why the file is refused, or null: too many entries, names that leave the directory, too much once unpacked.</summary>
    public static string? Refusal(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries)
                return $"The model file is refused: it has {zip.Entries.Count} entries, at most {MostEntries} are read.";
            if (zip.Entries.FirstOrDefault(e => Leaves(e.FullName)) is not null)
                return "The model file is refused: the name of an entry leaves the directory.";
            if (zip.Entries.Any(e => e.Length < 0) || zip.Entries.Sum(e => e.Length) > Math.Min(MostBytes, content.Length * MostRatio))
                return "The model file is refused: it unpacks to too much.";
            return zip.Entries.Any(e => e.FullName.Replace('\\', '/').EndsWith("TrainingInfo/Version.txt", StringComparison.Ordinal))
                ? null
                : "The model file is refused: it is a zip, but no ML.NET model.";
        }
        catch (InvalidDataException)
        {
            return "The model file is refused: it is no readable zip.";
        }
    }

    private static bool Leaves(string name)
    {
        var parts = name.Replace('\\', '/').Split('/');
        return parts.Contains("..") || name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal);
    }
}
