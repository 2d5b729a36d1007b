using System.Security.Cryptography;
using System.Text;

namespace ModelWatch.Exposition;

/// <summary>Label values of bounded length: names come from plans and may be long.</summary>
internal static class LabelText
{
    private const int Greatest = 128;

    /// <summary>The text itself up to 128 bytes of UTF-8; longer text is cut and ends with a hash of the whole, so that two names stay two.</summary>
    public static string Bound(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= Greatest)
            return text;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 4);
        var kept = new StringBuilder();
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > Greatest - 9)
                break;

            kept.Append(rune.ToString());
        }

        return kept.Append('~').Append(hash).ToString();
    }
}
