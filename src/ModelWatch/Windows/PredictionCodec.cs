using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>The outputs of one prediction, exact, for the time when its outcome is known.</summary>
internal static class PredictionCodec
{
    /// <summary>The cells of a row, in the plan's order of outputs.</summary>
    public static byte[] Write(IReadOnlyList<Column?> outputs, int row)
    {
        using var stream = new MemoryStream();
        using var to = new BinaryWriter(stream);
        foreach (var column in outputs)
        {
            WriteCell(to, column, row);
        }

        to.Flush();
        return stream.ToArray();
    }

    private static void WriteCell(BinaryWriter to, Column? column, int row)
    {
        var state = column?.States[row] ?? CellState.Absent;
        to.Write((byte)state);
        if (state != CellState.Value || column is null)
        {
            return;
        }

        switch (column.Shape)
        {
            case ColumnShape.Number:
                to.Write(column.Numbers[row]);
                break;
            case ColumnShape.Text:
                to.Write(column.Dictionary[column.Codes[row]]);
                break;
            default:
                WriteList(to, column, row);
                break;
        }
    }

    private static void WriteList(BinaryWriter to, Column column, int row)
    {
        to.Write(column.Offsets[row + 1] - column.Offsets[row]);
        for (var i = column.Offsets[row]; i < column.Offsets[row + 1]; i++)
        {
            to.Write(column.Items[i]);
            to.Write(column.ItemCodes[i] < 0 ? "" : column.Dictionary[column.ItemCodes[i]]);
        }
    }
}
