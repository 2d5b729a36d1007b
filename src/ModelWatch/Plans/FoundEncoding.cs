using System.Globalization;
using System.Text;
using UtfUnknown;

namespace ModelWatch.Plans;

/// <summary>Says what bytes look like that are no UTF-8. A guess for a person to act on: nothing is decoded by it.</summary>
internal static class FoundEncoding
{
    private const int Looked = 64 * 1024;

    /// <summary>A sentence without its end: where the first bad byte is, what the text looks like, what to do.</summary>
    /// <param name="near">Bytes from the start of the row on; only the beginning is looked at.</param>
    public static string Sentence(ReadOnlySpan<byte> near)
    {
        var (at, bad) = FirstBad(near);
        var found = CharsetDetector.DetectFromBytes(near[..Math.Min(near.Length, Looked)].ToArray()).Detected;
        var name = found?.EncodingName is { } guess && !guess.StartsWith("utf", StringComparison.OrdinalIgnoreCase) && !guess.StartsWith("ascii", StringComparison.OrdinalIgnoreCase) ? guess : null;
        var looks = name is null
            ? "no other encoding is recognised"
            : string.Create(CultureInfo.InvariantCulture, $"it looks like {name} (confidence {found!.Confidence:0.00})");
        return $"the text is not UTF-8 (byte {bad:X2} at byte {at} of the row); {looks}. Save the file as UTF-8, or name its encoding in the plan: reference: {{encoding: {name ?? "windows-1252"}}}";
    }

    private static (int At, byte Bad) FirstBad(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) != System.Buffers.OperationStatus.Done) return (at, bytes[at]);
            at += used;
        }

        return (0, bytes.IsEmpty ? (byte)0 : bytes[0]);
    }
}
