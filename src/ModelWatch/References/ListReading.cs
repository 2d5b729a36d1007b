using ModelWatch.Journal;

namespace ModelWatch.References;

/// <summary>Reads a list cell as what it stands for; null when it is not of that kind.</summary>
internal static class ListReading
{
    /// <summary>Half a unit of the second decimal: probabilities rounded to two decimals may miss 1 by that for each class.</summary>
    private const double RoundingOfOne = 0.005;

    /// <summary>The class with the largest probability (the first in ordinal order of equal ones), when all lie in [0, 1] and sum to 1.</summary>
    public static string? Probabilities(Column column, int row)
    {
        string? top = null;
        double greatest = -1, sum = 0;
        var (from, to) = (column.Offsets[row], column.Offsets[row + 1]);
        for (var i = from; i < to; i++)
        {
            var p = column.Items[i];
            if (column.ItemCodes[i] < 0 || p is not (>= 0 and <= 1)) return null;
            sum += p;
            var name = column.Dictionary[column.ItemCodes[i]];
            if (p < greatest || (p == greatest && string.CompareOrdinal(name, top) > 0)) continue;
            (top, greatest) = (name, p);
        }

        return Math.Abs(sum - 1) <= RoundingOfOne * (to - from) ? top : null;
    }

    /// <summary>The midpoint of lower and upper, when both are finite and in order and a third item, the level, lies between 0 and 1.</summary>
    public static double? Midpoint(Column column, int row)
    {
        var from = column.Offsets[row];
        if (column.Offsets[row + 1] - from < 2) return null;
        if (column.Offsets[row + 1] - from > 2 && column.Items[from + 2] is not (> 0 and < 1)) return null;
        var (lower, upper) = (column.Items[from], column.Items[from + 1]);
        return double.IsFinite(lower) && double.IsFinite(upper) && lower <= upper ? (lower / 2) + (upper / 2) : null;
    }

    /// <summary>The Euclidean norm, when there is at least one item and all are finite.</summary>
    public static double? Norm(Column column, int row)
    {
        var (from, to) = (column.Offsets[row], column.Offsets[row + 1]);
        if (from == to) return null;
        double sum = 0;
        for (var i = from; i < to; i++) sum += column.Items[i] * column.Items[i];
        return double.IsFinite(sum) ? Math.Sqrt(sum) : null;
    }
}
