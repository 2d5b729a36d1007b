using System.Globalization;

namespace ModelWatch.Findings;

/// <summary>The last finding of a page, as the text that the caller passes back.</summary>
internal sealed record FindingCursor(long WindowStart, string Id)
{
    public static FindingCursor Of(Finding finding) => new(finding.WindowStart.UtcTicks, finding.Id);

    public static FindingCursor? TryParse(string text)
    {
        var cut = text.IndexOf('~', StringComparison.Ordinal);
        return cut > 0 && long.TryParse(text.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new(ticks, text[(cut + 1)..])
            : null;
    }

    public override string ToString() => $"{WindowStart}~{Id}";
}
