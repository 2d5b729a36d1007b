namespace ModelWatch.Plans.Proposing;

/// <summary>Guesses what the values of a column are. Pure.</summary>
internal static class KindInference
{
    /// <summary>A list of values longer than this is left open: new values are likely.</summary>
    public const int MostListed = 50;

    /// <summary>Whole numbers with at most this many different values are taken for codes.</summary>
    private const int MostCodes = 2;

    /// <summary>A value comes at least this often, on average, where texts are categories.</summary>
    private const int RowsPerValue = 5;

    public static InputKind Input(ColumnSummary column)
    {
        if (column.Present == 0) return InputKind.Text;
        if (column.Truths == column.Present) return InputKind.Boolean;
        if (column.Lists == column.Present) return InputKind.Vector;
        if (column.DateFormat is not null) return InputKind.Date;
        if (column.IsNumeric) return column.IsWhole && column.Values is { Count: <= MostCodes } ? InputKind.Categorical : InputKind.Numeric;
        return column.Values is { } values && values.Count * RowsPerValue <= column.Present ? InputKind.Categorical : InputKind.Text;
    }

    public static OutputKind Output(ColumnSummary column)
    {
        if (column.IsShare) return OutputKind.Probability;
        if (column.Lists == column.Present && column.Present > 0) return OutputKind.Vector;
        return column.IsNumeric && column.Values is not { Count: <= MostCodes } ? OutputKind.Number : OutputKind.Class;
    }

    public static LabelKind Label(ColumnSummary column)
    {
        if (column.Values is { Count: <= 2 }) return LabelKind.Binary;
        return column.IsNumeric && column.Values is not { Count: <= 20 } ? LabelKind.Number : LabelKind.Class;
    }
}
