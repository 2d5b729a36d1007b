using System.Text;

namespace ModelWatch.Plans;

/// <summary>Reads the text of a plan from a file or a request: UTF-8, at most 1 MiB.</summary>
internal static class PlanFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null with one sentence that says why there is none.</summary>
    public static string? Read(string path, out string? mistake)
    {
        mistake = null;
        try
        {
            var size = new FileInfo(path).Length;
            if (size <= PlanReader.MaxLength) return Text(File.ReadAllBytes(path)) ?? Refused($"{path} is not UTF-8 text.", out mistake);
            return Refused($"{path} has {size} bytes; a plan has at most {PlanReader.MaxLength}.", out mistake);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused($"{path} cannot be read: {e.Message}", out mistake);
        }
    }

    /// <summary>The text of UTF-8 bytes, or null when they are something else.</summary>
    public static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string? Refused(string sentence, out string? mistake)
    {
        mistake = sentence;
        return null;
    }
}
