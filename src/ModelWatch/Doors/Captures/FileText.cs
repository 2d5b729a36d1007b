using System.Text;
using System.Text.Unicode;
using ModelWatch.Plans;

namespace ModelWatch.Doors.Captures;

/// <summary>
/// The encoding of recorded files. CSV that is no UTF-8 is refused unless the plan names its encoding (<c>reference.encoding</c>), as for a reference.
/// JSON is UTF-8 by its standard: bytes that are none are decoded by the named encoding, and without one they are data like any other, and counted.
/// </summary>
internal static class FileText
{
    /// <summary>Why a piece is refused as a whole, or null.</summary>
    public static string? Refusal(string format, ReadOnlyMemory<byte> body, string? encoding)
    {
        var isUtf8 = Utf8.IsValid(body.Span);
        if (!IsTable(format, body.Span)) return encoding is null || isUtf8 || CanBeCut(Named(encoding)) ? null : Uncut(encoding);
        if (encoding is null) return isUtf8 ? null : Foreign(body.Span);
        if (!CanBeCut(Named(encoding))) return Uncut(encoding);
        if (!isUtf8 && Decode(body, encoding) is null) return $"The file holds bytes that {encoding}, its encoding by the plan (reference.encoding), does not have.";
        return isUtf8 && !Ascii.IsValid(body.Span)
            ? $"The plan says that files are {encoding} (reference.encoding), but this one is UTF-8; remove the key or send the file that it was written for."
            : null;
    }

    /// <summary>The piece as UTF-8.</summary>
    public static ReadOnlyMemory<byte> Utf8Of(ReadOnlyMemory<byte> body, string? encoding) =>
        encoding is null || Utf8.IsValid(body.Span) ? body : Decode(body, encoding) ?? body;

    private static bool IsTable(string format, ReadOnlySpan<byte> body) =>
        format == "csv" || (format == "kserve" && body.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..]);

    private static Encoding Named(string encoding) => FileEncoding.Named(encoding) ?? Encoding.UTF8;

    /// <summary>Files are cut into records at bytes, so line feeds, quotes and commas must be single bytes of ASCII that mean nothing else.</summary>
    private static bool CanBeCut(Encoding encoding) =>
        !encoding.WebName.StartsWith("iso-2022", StringComparison.Ordinal) && !encoding.WebName.StartsWith("hz-", StringComparison.Ordinal)
        && encoding.GetBytes("a,\"\n").AsSpan().SequenceEqual("a,\"\n"u8);

    private static string Uncut(string encoding) => $"Files of {encoding} cannot be read piece by piece; save them as UTF-8.";

    private static byte[]? Decode(ReadOnlyMemory<byte> body, string encoding)
    {
        try
        {
            return Encoding.Convert(Named(encoding), Encoding.UTF8, body.ToArray());
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Foreign(ReadOnlySpan<byte> body)
    {
        var line = 1;
        while (body.IndexOf((byte)'\n') is >= 0 and var end && Utf8.IsValid(body[..end]))
        {
            body = body[(end + 1)..];
            line++;
        }

        return $"Line {line}: {FoundEncoding.Sentence(body)}.";
    }
}
