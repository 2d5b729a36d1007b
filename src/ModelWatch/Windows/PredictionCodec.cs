using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>The outputs of one prediction, exact, for the time when its outcome is known: what a <see cref="BinaryWriter"/> would write.</summary>
internal static class PredictionCodec
{
    /// <summary>The cells of a row, in the plan's order of outputs.</summary>
    public static void Write(IBufferWriter<byte> to, IReadOnlyList<Column?> outputs, int row)
    {
        for (var i = 0; i < outputs.Count; i++)
        {
            WriteCell(to, outputs[i], row);
        }
    }

    private static void WriteCell(IBufferWriter<byte> to, Column? column, int row)
    {
        var state = column?.States[row] ?? CellState.Absent;
        WriteByte(to, (byte)state);
        if (state != CellState.Value || column is null)
        {
            return;
        }

        switch (column.Shape)
        {
            case ColumnShape.Number:
                WriteNumber(to, column.Numbers[row]);
                break;
            case ColumnShape.Text:
                WriteText(to, column.Dictionary[column.Codes[row]]);
                break;
            default:
                WriteList(to, column, row);
                break;
        }
    }

    private static void WriteList(IBufferWriter<byte> to, Column column, int row)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(sizeof(int)), column.Offsets[row + 1] - column.Offsets[row]);
        to.Advance(sizeof(int));
        for (var i = column.Offsets[row]; i < column.Offsets[row + 1]; i++)
        {
            WriteNumber(to, column.Items[i]);
            WriteText(to, column.ItemCodes[i] < 0 ? "" : column.Dictionary[column.ItemCodes[i]]);
        }
    }

    private static void WriteByte(IBufferWriter<byte> to, byte value)
    {
        to.GetSpan(1)[0] = value;
        to.Advance(1);
    }

    private static void WriteNumber(IBufferWriter<byte> to, double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(to.GetSpan(sizeof(double)), value);
        to.Advance(sizeof(double));
    }

    /// <summary>The length in groups of seven bits, then UTF-8.</summary>
    private static void WriteText(IBufferWriter<byte> to, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        for (var rest = (uint)length; ; rest >>= 7)
        {
            WriteByte(to, (byte)(rest > 0x7F ? rest | 0x80 : rest));
            if (rest <= 0x7F)
            {
                break;
            }
        }

        to.Advance(Encoding.UTF8.GetBytes(text, to.GetSpan(length)));
    }
}
