using System.Globalization;

namespace ModelWatch.Plans.Proposing;

/// <summary>Narrows the usual date formats down to those that every value seen so far has. Not thread safe.</summary>
internal sealed class DateFormats
{
    private static readonly string[] Usual =
    [
        "yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "yyyy/MM/dd", "dd-MMM-yyyy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss",
        "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    private string[] _left = Usual;

    /// <summary>The first format that fits every value, or null.</summary>
    public string? Fitting => _left.Length > 0 && _left.Length < Usual.Length ? _left[0] : null;

    public void See(string value)
    {
        if (_left.Length == 0 || (_left.Length == 1 && Fits(value, _left[0]))) return;
        _left = [.. _left.Where(format => Fits(value, format))];
    }

    /// <summary>Whether the format holds a time of the day.</summary>
    public static bool HoldsTime(string format) => format.Contains("HH", StringComparison.Ordinal);

    private static bool Fits(string value, string format) =>
        DateTime.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
