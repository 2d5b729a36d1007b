using System.Globalization;

namespace ModelWatch.Plans.Proposing;

/// <summary>Gathers the summary of one column, value after value, in bounded memory. Not thread safe.</summary>
internal sealed class ColumnSurvey(string name)
{
    /// <summary>More different values than this are not kept.</summary>
    public const int MostValues = 1_000;
    private const int LongestValue = 200;

    private readonly DateFormats _dates = new();
    private SortedSet<string>? _values = new(StringComparer.Ordinal);
    private long _rows;
    private long _missing;
    private long _numbers;
    private long _wholes;
    private long _truths;
    private long _lists;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;

    /// <summary>Takes a cell: null for no value, else its text.</summary>
    public void Add(string? text)
    {
        _rows++;
        if (string.IsNullOrWhiteSpace(text) || text is "NA" or "NaN" or "null" or "None")
        {
            _missing++;
            return;
        }

        var value = CanonicalText.Of(text.Trim());
        Keep(value);
        if (IsNumber(value, out var number)) AddNumber(number);
        else if (value is "true" or "false") _truths++;
        else if (value[0] == '[' && value[^1] == ']') _lists++;
        else _dates.See(value);
    }

    public ColumnSummary Summary => new(name, _rows)
    {
        Missing = _missing,
        Numbers = _numbers,
        Wholes = _wholes,
        Truths = _truths,
        Lists = _lists,
        Min = _numbers > 0 ? _min : null,
        Max = _numbers > 0 ? _max : null,
        DateFormat = _numbers + _truths + _lists == 0 ? _dates.Fitting : null,
        Values = _values is null ? null : [.. _values],
    };

    private void AddNumber(double number)
    {
        _numbers++;
        if (number == Math.Floor(number)) _wholes++;
        _min = Math.Min(_min, number);
        _max = Math.Max(_max, number);
    }

    private void Keep(string value)
    {
        if (_values is null) return;
        if (value.Length > LongestValue) _values = null;
        else if (_values.Add(value) && _values.Count > MostValues) _values = null;
    }

    /// <summary>Codes such as 01 are no numbers: canonical text leaves them as they are.</summary>
    private static bool IsNumber(string value, out double number)
    {
        number = 0;
        var digits = value.AsSpan().TrimStart('-');
        if (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1])) return false;
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }
}
