using System.Text;
using System.Text.Unicode;
using ModelWatch.Plans;

namespace ModelWatch.References.Files;

/// <summary>Opens a table by its content: CSV, NDJSON or Parquet, each also packed with gzip.</summary>
internal static class TableReader
{
    /// <summary>Bytes of a file that are read at most, after unpacking.</summary>
    public const long LargestFile = 8L * 1024 * 1024 * 1024;
    private const int Peeked = 8192;

    /// <summary>Opens a table on a stream that is read once; the table owns the stream.</summary>
    /// <param name="stream">The file, at its start.</param>
    /// <param name="temporary">A directory for a copy of a Parquet file that cannot be sought.</param>
    /// <param name="limit">Bytes after unpacking.</param>
    /// <param name="encoding">The encoding of CSV and NDJSON, where somebody named another than UTF-8.</param>
    /// <exception cref="TableFault">The content is none of the formats, or the header is wrong.</exception>
    public static TableSource Open(Stream stream, string temporary, long limit = LargestFile, string? encoding = null)
    {
        try
        {
            return Open(stream, temporary, limit, packed: false, encoding is null ? null : FileEncoding.Named(encoding));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static TableSource Open(Stream stream, string temporary, long limit, bool packed, Encoding? encoding)
    {
        var head = Head(stream);
        if (head is [0x1F, 0x8B, ..] && !packed)
            return Open(new LimitedStream(default, new WholeGzip(new LimitedStream(head, stream, limit)), limit), temporary, limit, packed: true, encoding);
        var whole = new LimitedStream(head, stream, limit);
        if (head.AsSpan().StartsWith("PAR1"u8)) return OpenParquet(stream, whole, temporary);
        if (encoding is not null) return OpenDecoded(head, whole, temporary, limit, encoding);
        RefuseForeign(head);
        var mark = head.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var text = new LimitedStream(head.AsMemory(mark), stream, limit);
        var first = head.AsSpan(mark).TrimStart(" \t\r\n"u8);
        if (first.IsEmpty && head.Length < Peeked) throw new TableFault("The file is empty: it needs a header line and rows.");
        if (first is [(byte)'[', ..] and not [(byte)'[', (byte)'"', ..])
            throw new TableFault("The file holds a JSON array; write one object a line (NDJSON).");
        return first is [(byte)'{', ..] ? new NdjsonTable(text) : new CsvTable(text);
    }

    /// <summary>The text of a legacy encoding as UTF-8. A file that is UTF-8 is refused: decoding it would spoil it.</summary>
    private static TableSource OpenDecoded(byte[] head, LimitedStream whole, string temporary, long limit, Encoding encoding)
    {
        if (!System.Text.Ascii.IsValid(head) && IsUtf8(head))
            throw new TableFault($"The plan says that files are {encoding.WebName} (reference.encoding), but this one is UTF-8; remove the key or send the file that it was written for.");
        var table = Open(new LimitedStream(default, Encoding.CreateTranscodingStream(whole, encoding, Encoding.UTF8), limit), temporary, limit, packed: true, null);
        table.DecodedFrom = encoding.WebName;
        return table;
    }

    /// <summary>The head may end inside a character.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        for (var cut = 0; cut < 4 && cut < head.Length; cut++)
            if (Utf8.IsValid(head[..^cut])) return true;
        return false;
    }

    private static ParquetTable OpenParquet(Stream stream, LimitedStream whole, string temporary)
    {
        if (stream.CanSeek)
        {
            stream.Position = 0;
            return ParquetTable.Open(stream);
        }

        var copy = TemporaryFile.Create(temporary);
        try
        {
            using (whole) whole.CopyTo(copy);
            copy.Position = 0;
            return ParquetTable.Open(copy);
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private static void RefuseForeign(byte[] head)
    {
        if (head is [(byte)'P', (byte)'K', 3, 4, ..])
            throw new TableFault("The file is a zip archive or a spreadsheet; save the sheet as CSV (UTF-8).");
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) throw new TableFault("The file is UTF-16; save it as UTF-8.");
        if (head.AsSpan().Contains((byte)0)) throw new TableFault("The file is binary: it is no CSV, NDJSON or Parquet.");
    }

    private static byte[] Head(Stream stream)
    {
        var head = new byte[Peeked];
        try
        {
            var read = stream.ReadAtLeast(head, Peeked, throwOnEndOfStream: false);
            return head[..read];
        }
        catch (InvalidDataException)
        {
            throw new TableFault("The gzip data are damaged or cut off; pack the file again.");
        }
    }
}
