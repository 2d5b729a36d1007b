using System.Globalization;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Measures.Learned;

/// <summary>Outcomes of a sample's rows, whatever shape their file gave them.</summary>
internal static class LabelCells
{
    public static double? Number(Column labels, int row)
    {
        if (labels.States[row] != CellState.Value)
            return null;
        if (labels.Shape == ColumnShape.Number)
            return labels.Numbers[row];
        return double.TryParse(labels.Dictionary[labels.Codes[row]], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
    }

    /// <summary>True for the positive class, null where no outcome is known.</summary>
    public static bool? IsPositive(Column labels, int row, LabelPlan label) =>
        labels.States[row] == CellState.Value ? CanonicalText.Of(labels.Dictionary[labels.Codes[row]]) == CanonicalText.Of(label.Positive) : null;
}
