using ModelWatch.Journal;
using ModelWatch.References;

namespace ModelWatch.Measures.Learned;

/// <summary>One field over the rows of a sample: numbers (null where there is none) or categories (null likewise), as its plan reads them.</summary>
internal sealed record FieldCells(string Subject, double?[]? Numbers, string?[]? Categories)
{
    /// <summary>The cells, or null where the sample lacks the field or its kind has no place among numbers (text, date, vector, masked).</summary>
    public static FieldCells? Of(FeatureSchema schema, RowSample sample)
    {
        if (sample.Find(schema.Subject) is not { } column || column.Count != sample.Rows)
            return null;
        return schema.Form switch
        {
            FeatureForm.Number => new(schema.Subject, [.. Enumerable.Range(0, column.Count).Select(row => Number(schema, column, row))], null),
            FeatureForm.Category => new(schema.Subject, null, [.. Enumerable.Range(0, column.Count).Select(row => Category(schema, column, row))]),
            _ => null,
        };
    }

    private static double? Number(FeatureSchema schema, Column column, int row)
    {
        var number = column.Numbers[row];
        var counts = column.States[row] == CellState.Value && !schema.NumericSentinels.Contains(number) && (!schema.IsProbability || number is >= 0 and <= 1);
        return counts ? number : null;
    }

    private static string? Category(FeatureSchema schema, Column column, int row) =>
        column.States[row] == CellState.Value ? schema.Judge(column, column.Codes[row]).Value : null;
}
