using System.Globalization;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Commands.Checking;

/// <summary>Counts what the cells of a column look like, to name its kind.</summary>
internal sealed class KindTally
{
    private const int MostCategories = 1000;

    /// <summary>A few broken cells do not turn a number into a text; the measures count them.</summary>
    private const double MostlyShare = 0.95;

    /// <summary>Rows a category has on average in a column that is one; below, it is free text or a key.</summary>
    private const int RowsPerCategory = 10;
    private const int FewCategories = 50;
    private static readonly HashSet<string> MissingTokens = new(["", "NA", "N/A", "NaN", "nan", "null", "NULL", "None"], StringComparer.Ordinal);
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);
    private long _rows;
    private long _numbers;
    private long _truths;
    private long _dates;

    public void Add(Column column, int row)
    {
        var code = column.Codes[row];
        if (column.States[row] is not (CellState.Value or CellState.WrongKind) || code < 0 || MissingTokens.Contains(column.Dictionary[code]))
            return;
        var text = column.Dictionary[code];
        _rows++;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            _numbers++;
        if (text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase))
            _truths++;
        if (IsDate(text))
            _dates++;
        if (_values.Count <= MostCategories)
            _values.Add(text);
    }

    public InputKind Kind()
    {
        if (_rows == 0)
            return InputKind.Categorical;
        if (_numbers >= MostlyShare * _rows)
            return InputKind.Numeric;
        if (_truths >= MostlyShare * _rows)
            return InputKind.Boolean;
        if (_dates >= MostlyShare * _rows)
            return InputKind.Date;
        var isCategory = _values.Count <= FewCategories || (_values.Count <= MostCategories && _values.Count <= _rows / RowsPerCategory);
        return isCategory ? InputKind.Categorical : InputKind.Text;
    }

    private static bool IsDate(string text) =>
        text.Length >= 10 && text[4] == '-' && text[7] == '-' && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
