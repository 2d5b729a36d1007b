using ModelWatch.Intake;

namespace ModelWatch.Windows;

/// <summary>What the lists of this room read from an address.</summary>
internal static class QueryText
{
    /// <summary>The time in ticks of UTC; <paramref name="missing"/> where there is none. False where it cannot be read.</summary>
    public static bool TryTime(string? text, long missing, out long ticks)
    {
        ticks = missing;

        // A plus sign of an offset arrives as a space where the sender did not escape it.
        return text is null || EventTime.TryParse(text.Length > 11 ? text[..11] + text[11..].Replace(' ', '+') : text, out ticks);
    }

    public static IResult Refused(string detail) => Results.Problem(detail, statusCode: 400, title: "A query parameter cannot be read");
}
