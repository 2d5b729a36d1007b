using System.IO.Compression;
using System.Text;
using ModelWatch.Doors.Files;

namespace ModelWatch.Commands.Replaying;

/// <summary>Finds the files of a replay, tells their formats by their content and cuts them into pieces.</summary>
internal static class ReplayFiles
{
    /// <summary>Records of a piece; few enough that an interrupted replay repeats little.</summary>
    public const int MostRecords = 500;
    private const string StateFile = ReplayPlaces.FileName;

    /// <summary>Files as given, folders with everything below them, in the order of their names.</summary>
    /// <exception cref="ReplayFailure">A path leads nowhere.</exception>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device };
                files.AddRange(Directory.EnumerateFiles(path, "*", all).Where(f => Path.GetFileName(f)[0] != '.').Order(StringComparer.Ordinal));
            }
            else if (File.Exists(path)) files.Add(path);
            else throw new ReplayFailure(ExitCode.Usage, $"There is no file or folder {path}.");
        }

        return [.. files.Where(f => Path.GetFileName(f) != StateFile).Select(Path.GetFullPath).Distinct()];
    }

    /// <summary>The format of a file by its first bytes.</summary>
    public static string FormatOf(Stream file)
    {
        var bytes = new byte[64 * 1024];
        var length = From(file, 0).ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (bytes.AsSpan(0, length).StartsWith("PAR1"u8)) return "parquet";
        var text = Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (!text.StartsWith('{') && !text.StartsWith('[')) return "csv";
        var first = text.Split('\n')[0];
        return first.Contains("\"captureData\"", StringComparison.Ordinal) || first.Contains("\"groundTruthData\"", StringComparison.Ordinal) ? "sagemaker"
            : first.Contains("\"azureml.", StringComparison.Ordinal) ? "azure"
            : first.Contains("\"reqType\"", StringComparison.Ordinal) ? "kserve"
            : first.Contains("\"databricks_request_id\"", StringComparison.Ordinal) ? "databricks"
            : "native";
    }

    /// <summary>The pieces of a file from a place on.</summary>
    public static IEnumerable<ReplayPiece> Pieces(Stream file, string format, FilePlace place, int most)
    {
        file.Position = 0;
        return format == "parquet" ? ParquetPieces.Read(file, place.Offset, most) : TextPieces(file, format, place.Offset, most);
    }

    private static IEnumerable<ReplayPiece> TextPieces(Stream file, string format, long offset, int most)
    {
        var isCsv = format == "csv" || (format == "kserve" && FormatOf(file) == "csv");
        var header = isCsv ? Header(file) : [];
        var start = Math.Max(offset, header.Length);
        var chunks = new RecordChunks(From(file, start), isCsv, takesTail: true);
        while (chunks.Next(most, out var piece, out var records))
        {
            yield return new ReplayPiece(header.Length == 0 ? piece : (byte[])[.. header, .. piece.Span], records, start + chunks.Given);
        }
    }

    private static byte[] Header(Stream file) =>
        new RecordChunks(From(file, 0), isCsv: true, takesTail: true).Next(1, out var header, out _) ? header.ToArray() : [];

    /// <summary>The unpacked bytes from an offset on. The file stays open.</summary>
    private static Stream From(Stream file, long offset)
    {
        file.Position = 0;
        var unpacked = Unpacked(file);
        if (unpacked == file)
        {
            file.Position = offset;
            return file;
        }

        var skipped = new byte[64 * 1024];
        for (var left = offset; left > 0;)
        {
            var read = unpacked.Read(skipped, 0, (int)Math.Min(left, skipped.Length));
            if (read == 0) break;
            left -= read;
        }

        return unpacked;
    }

    private static Stream Unpacked(Stream file)
    {
        var isPacked = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isPacked ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;
    }
}
