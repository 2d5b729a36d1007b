using System.Buffers.Text;
using System.Text.Json;

namespace ModelWatch.Series;

/// <summary>A place in the order of measurements. <paramref name="Start"/> in ticks, UTC; <paramref name="Segment"/> empty for all rows.</summary>
internal sealed record MeasurementCursor(long Start, string Version, string Segment, string Subject, string Measure)
{
    /// <summary>The text that a client passes back.</summary>
    public string ToText() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<string[]>([Start.ToString(), Version, Segment, Subject, Measure]));

    /// <summary>Reads a text made by <see cref="ToText"/>; null when it is none.</summary>
    public static MeasurementCursor? Parse(string text)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(text));
            return parts is [{ } start, { } version, { } segment, { } subject, { } measure] && long.TryParse(start, out var ticks)
                ? new MeasurementCursor(ticks, version, segment, subject, measure)
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
