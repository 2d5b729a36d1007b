using System.Globalization;

namespace ModelWatch.Findings;

/// <summary>Reads the query of the list of findings and gathers every mistake in it.</summary>
internal static class FindingRequest
{
    private const int GreatestLimit = 10000;

    private static readonly string[] TimeForms =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    public static (FindingQuery Query, IReadOnlyList<string> Faults) Read(string model, IQueryCollection parameters)
    {
        var faults = new List<string>();
        var query = new FindingQuery(model)
        {
            State = Text(parameters, "state") is { } state ? State(state, faults) : null,
            From = Time(parameters, "from", faults),
            To = Time(parameters, "to", faults),
            Limit = Text(parameters, "limit") is { } limit ? Limit(limit, faults) : new FindingQuery(model).Limit,
            After = Text(parameters, "cursor") is { } cursor ? Cursor(cursor, faults) : null,
        };
        return (query, faults);
    }

    private static string? Text(IQueryCollection parameters, string name) => parameters[name] is [{ Length: > 0 } text, ..] ? text : null;

    private static FindingState? State(string text, List<string> faults)
    {
        foreach (var state in Enum.GetValues<FindingState>())
        {
            if (FindingJson.Name(state) == text)
                return state;
        }

        faults.Add($"'state' must be firing, recovered or suppressed, not '{text}'.");
        return null;
    }

    private static DateTimeOffset? Time(IQueryCollection parameters, string name, List<string> faults)
    {
        if (Text(parameters, name) is not { } text)
            return null;

        // A local time without zone would mean another window on another machine.
        var zoned = text.Length == 10 || text[^1] == 'Z' || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        if (zoned && DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time.ToUniversalTime();
        faults.Add($"'{name}' must be a time such as 2026-01-31T13:00:00Z (a plus sign in an address is written %2B).");
        return null;
    }

    private static int Limit(string text, List<string> faults)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= GreatestLimit)
            return limit;
        faults.Add($"'limit' must be a whole number from 1 to {GreatestLimit}.");
        return 1;
    }

    private static FindingCursor? Cursor(string text, List<string> faults)
    {
        if (FindingCursor.TryParse(text) is { } cursor)
            return cursor;
        faults.Add("'cursor' is no value of 'next': pass it back as it came.");
        return null;
    }
}
