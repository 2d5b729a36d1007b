using System.Globalization;

namespace ModelWatch.Access;

/// <summary>Reads what is asked of a key, with every mistake; for the API and for the command line.</summary>
internal static class KeyReading
{
    private const int MostScopes = 1_000;

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    public static (IReadOnlyList<Scope> Scopes, DateTimeOffset? Expires, IReadOnlyList<string> Mistakes) Read(
        IReadOnlyList<string>? scopes, string? expires, DateTimeOffset now)
    {
        var mistakes = new List<string>();
        if (scopes is not { Count: > 0 and <= MostScopes })
        {
            mistakes.Add($"scopes must have 1 to {MostScopes} entries such as ingest:MODEL, read:MODEL or admin:*.");
            scopes = [];
        }

        var read = new List<Scope>();
        foreach (var text in scopes)
        {
            if (Scope.Parse(text) is { } scope)
            {
                read.Add(scope);
            }
            else
            {
                mistakes.Add($"{(text is { Length: > 80 } ? text[..80] : text ?? "null")} is no scope: write ingest, read or admin, a colon, and a model's name or *.");
            }
        }

        return ([.. read.Distinct()], End(expires, now, mistakes), mistakes);
    }

    /// <summary>A length such as <c>90d</c>, <c>24h</c>, <c>30m</c>, <c>10s</c> or <c>0</c>; else null.</summary>
    public static TimeSpan? Length(string text) =>
        text == "0" ? TimeSpan.Zero
        : text.Length is > 1 and < 10 && int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? text[^1] switch
            {
                's' => TimeSpan.FromSeconds(number),
                'm' => TimeSpan.FromMinutes(number),
                'h' => TimeSpan.FromHours(number),
                'd' when number <= 100_000 => TimeSpan.FromDays(number),
                _ => null,
            }
            : null;

    private static DateTimeOffset? End(string? text, DateTimeOffset now, List<string> mistakes)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var zoned = text[^1] is 'Z' || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        var end = Length(text) is { } length ? now + length
            : zoned && DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToUniversalTime()
            : (DateTimeOffset?)null;
        if (end is null)
        {
            mistakes.Add("expires must be a time such as 2027-01-31T00:00:00Z, or a length such as 90d.");
        }
        else if (end <= now)
        {
            mistakes.Add("expires is over already.");
        }

        return end;
    }
}
