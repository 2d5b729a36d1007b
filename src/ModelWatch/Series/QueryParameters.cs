using System.Globalization;

namespace ModelWatch.Series;

/// <summary>Reads the parameters of a list and gathers every mistake, so that a caller hears of all at once.</summary>
internal sealed class QueryParameters(IQueryCollection query)
{
    private static readonly string[] TimeForms =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    private readonly List<QueryFault> _faults = [];

    public IReadOnlyList<QueryFault> Faults => _faults;

    /// <summary>The answer that names every mistake.</summary>
    public IResult Refusal() => Results.Problem(
        string.Join(" ", _faults.Select(f => f.Detail)),
        statusCode: StatusCodes.Status400BadRequest,
        title: "A query parameter cannot be read",
        extensions: new Dictionary<string, object?> { ["errors"] = _faults.Select(f => new { detail = f.Detail, parameter = f.Parameter }) });

    /// <summary>A text that must be there; empty, with a fault, where it is not.</summary>
    public string Required(string name)
    {
        if (Text(name) is { } text)
            return text;
        _faults.Add(new QueryFault(name, $"'{name}' is missing."));
        return string.Empty;
    }

    public string? Text(string name) => Single(name) is { Length: > 0 } text ? text : null;

    /// <summary>Like <see cref="Text"/>, but a parameter given without a value is empty and not absent.</summary>
    public string? TextOrEmpty(string name) => Single(name);

    /// <summary>A time with its zone, or a date, which is midnight UTC.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        var date = text.Length == 10;
        if ((date || HasZone(text))
            && DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time.ToUniversalTime();
        _faults.Add(new QueryFault(name, $"'{name}' must be a time such as 2026-01-31T13:00:00Z (a plus sign in an address is written %2B)."));
        return null;
    }

    public int Limit(string name, int preset, int greatest)
    {
        if (Text(name) is not { } text)
            return preset;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= greatest)
            return limit;
        _faults.Add(new QueryFault(name, $"'{name}' must be a whole number from 1 to {greatest}."));
        return preset;
    }

    /// <summary>A number of the service's own counting, such as that of a row.</summary>
    public long? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        _faults.Add(new QueryFault(name, $"'{name}' must be a whole number that a list of this service gave."));
        return null;
    }

    /// <summary>A cursor that this list gave out.</summary>
    public MeasurementCursor? Cursor(string name)
    {
        if (Text(name) is not { } text)
            return null;
        var cursor = MeasurementCursor.Parse(text);
        if (cursor is null)
            _faults.Add(new QueryFault(name, $"'{name}' is no value of 'next': pass it back as it came."));
        return cursor;
    }

    private static bool HasZone(string text) => text[^1] == 'Z' || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');

    private string? Single(string name)
    {
        var values = query[name];
        if (values.Count > 1)
            _faults.Add(new QueryFault(name, $"'{name}' is given more than once."));
        return values.Count == 0 ? null : values[0] ?? string.Empty;
    }
}
