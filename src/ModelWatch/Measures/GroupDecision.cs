using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Measures;

/// <summary>What one row of an output decides.</summary>
internal static class GroupDecision
{
    /// <summary>The decided class in canonical text; of a probability the positive one or empty text. Null where the cell decides nothing.</summary>
    public static string? Of(Column column, int row, OutputPlan output, string? positive) => output.Kind switch
    {
        OutputKind.Class => CanonicalText.Of(column.Dictionary[column.Codes[row]]),
        OutputKind.Probabilities => ListReading.Probabilities(column, row) is { } top ? CanonicalText.Of(top) : null,
        _ => column.Numbers[row] is not (>= 0 and <= 1) ? null : column.Numbers[row] >= output.Threshold ? positive : "",
    };
}
