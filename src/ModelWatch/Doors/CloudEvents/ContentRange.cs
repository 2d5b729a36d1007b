using System.Globalization;

namespace ModelWatch.Doors.CloudEvents;

/// <summary>Which bytes of a record the Azure data collector says a line holds. Pure.</summary>
internal static class ContentRange
{
    /// <summary>
    /// Whether it names a part: it begins later than the record, or ends earlier. <c>bytes 0-116/117</c> is whole; <c>bytes 0-59/*</c> is too, as far as
    /// anybody can tell, for the collector writes whole payloads whose size it did not know in advance like that.
    /// </summary>
    public static bool IsPart(string? range)
    {
        var parts = range?.Split(' ', '-', '/');
        return parts is [_, var from, var to, var total] && Number(from) is { } first && Number(to) is { } last
            && (first != 0 || (Number(total) is { } size && last + 1 < size));
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
