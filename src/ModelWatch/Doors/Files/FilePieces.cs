using System.IO.Compression;
using System.Text;
using ModelWatch.Doors.Bodies;
using ModelWatch.Intake;

namespace ModelWatch.Doors.Files;

/// <summary>Tells the format of a recorded file by its content and cuts files of text into pieces. Files stay open.</summary>
internal static class FilePieces
{
    /// <summary>Records of a piece; few enough that an interruption repeats little.</summary>
    public const int MostRecords = 500;
    private const int Peeked = 64 * 1024;

    /// <summary>The format of a file by its first bytes.</summary>
    /// <exception cref="ForeignFault">It is an archive.</exception>
    public static string FormatOf(Stream file)
    {
        var bytes = new byte[Peeked];
        var length = From(file, 0).ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (bytes.AsSpan(0, length).StartsWith("PAR1"u8)) return "parquet";
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..]) throw new ForeignFault("The file is a zip archive or a spreadsheet; unpack it, or save the sheet as CSV (UTF-8).");
        var text = Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (!text.StartsWith('{') && !text.StartsWith('[')) return "csv";
        var first = text.Split('\n')[0];
        return Has(first, "captureData") || Has(first, "groundTruthData") ? "sagemaker"
            : first.Contains("\"azureml.", StringComparison.Ordinal) ? "azure"
            : Has(first, "reqType") ? "kserve"
            : Has(first, "databricks_request_id") ? "databricks"
            : "native";
    }

    public static bool IsPacked(Stream file)
    {
        file.Position = 0;
        var isPacked = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isPacked;
    }

    /// <summary>The pieces of a file of text from an offset of the unpacked bytes on, each with the header where the format has one.</summary>
    /// <param name="file">The file; it can be sought.</param>
    /// <param name="format">Its format.</param>
    /// <param name="offset">Where the first piece begins.</param>
    /// <param name="most">Records of a piece.</param>
    /// <param name="tail">What becomes of what stands behind the last line feed.</param>
    public static IEnumerable<FilePiece> Read(Stream file, string format, long offset, int most, Tail tail)
    {
        var isCsv = format == "csv" || (format == "kserve" && FormatOf(file) == "csv");
        var header = isCsv ? Header(file) : [];
        if (isCsv && header.Length == 0) yield break;
        var start = Math.Max(offset, header.Length);
        var chunks = new RecordChunks(From(file, start), isCsv, rest => tail == Tail.Always || (tail == Tail.IfWhole && IsWhole(header, rest)));
        while (chunks.Next(most, out var piece, out var records))
        {
            yield return new FilePiece(header.Length == 0 ? piece : (byte[])[.. header, .. piece.Span], records, start + chunks.Given);
        }
    }

    private static byte[] Header(Stream file) =>
        new RecordChunks(From(file, 0), isCsv: true, _ => false).Next(1, out var header, out _) ? header.ToArray() : [];

    /// <summary>Whether a line is a record by itself: as many cells as the header, or one value of JSON.</summary>
    private static bool IsWhole(byte[] header, ReadOnlyMemory<byte> line)
    {
        var text = line.Span.Trim(" \t\r"u8);
        var at = 0;
        return header.Length == 0
            ? !text.IsEmpty && JsonCheck.Value(text, ref at, out _) && at == text.Length
            : CsvBody.CellsOf(line) is { } cells && cells == CsvBody.CellsOf(header);
    }

    private static bool Has(string line, string key) => line.Contains('"' + key + '"', StringComparison.Ordinal);

    private static Stream From(Stream file, long offset)
    {
        if (!IsPacked(file))
        {
            file.Position = offset;
            return file;
        }

        var unpacked = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        var skipped = new byte[Peeked];
        for (var left = offset; left > 0;)
        {
            var read = unpacked.Read(skipped, 0, (int)Math.Min(left, skipped.Length));
            if (read == 0) break;
            left -= read;
        }

        return unpacked;
    }
}
