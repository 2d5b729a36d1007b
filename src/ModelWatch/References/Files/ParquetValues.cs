using System.Globalization;
using ModelWatch.Journal;
using Parquet;
using Parquet.Schema;

namespace ModelWatch.References.Files;

/// <summary>The values of one column of a row group, as they were written; and how they become cells.</summary>
/// <param name="Write">Writes the value of a row; null where the file has no such column.</param>
internal sealed record ParquetValues(Action<int, ColumnWriter>? Write)
{
    public static readonly ParquetValues None = new((Action<int, ColumnWriter>?)null);

    public Column Cut(TableField field, int from, int count)
    {
        var writer = new ColumnWriter(field, count);
        for (var row = from; row < from + count; row++)
        {
            if (Write is null) writer.Add(CellState.Absent);
            else Write(row, writer);
        }

        return writer.Take();
    }

    public static ParquetValues Read(ParquetRowGroupReader rows, DataField field)
    {
        var type = field.ClrType;
        if (type == typeof(string) || type == typeof(ReadOnlyMemory<char>)) return Texts(rows, field);
        if (type == typeof(bool)) return Typed<bool>(rows, field, (v, w) => ParquetCells.Truth(v, w));
        if (type == typeof(double)) return Typed<double>(rows, field, (v, w) => ParquetCells.Number(v, w));
        if (type == typeof(float)) return Typed<float>(rows, field, (v, w) => ParquetCells.Single(v, w));
        if (type == typeof(long)) return Typed<long>(rows, field, (v, w) => ParquetCells.Whole(v, w));
        if (type == typeof(int)) return Typed<int>(rows, field, (v, w) => ParquetCells.Whole(v, w));
        if (type == typeof(short)) return Typed<short>(rows, field, (v, w) => ParquetCells.Whole(v, w));
        if (type == typeof(sbyte)) return Typed<sbyte>(rows, field, (v, w) => ParquetCells.Whole(v, w));
        if (type == typeof(byte)) return Typed<byte>(rows, field, (v, w) => ParquetCells.Whole(v, w));
        if (type == typeof(ushort)) return Typed<ushort>(rows, field, (v, w) => ParquetCells.Whole(v, w));
        if (type == typeof(uint)) return Typed<uint>(rows, field, (v, w) => ParquetCells.Whole(v, w));
        if (type == typeof(decimal)) return Typed<decimal>(rows, field, (v, w) => ParquetCells.Exact(v, w));
        if (type == typeof(DateTime)) return Typed<DateTime>(rows, field, Times(field));
        if (type == typeof(DateOnly)) return Typed<DateOnly>(rows, field, (v, w) => ParquetCells.Text(v.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), w));
        throw new TableFault($"The column \"{field.Name}\" has the Parquet type {type.Name}, which is not read; write it as number, text, boolean or timestamp.") { Column = field.Name };
    }

    private static Action<DateTime, ColumnWriter> Times(DataField field)
    {
        var utc = field is DateTimeDataField { IsAdjustedToUTC: true };
        return (v, w) => ParquetCells.Text(v.ToString(utc ? "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ" : "yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture), w);
    }

    private static ParquetValues Texts(ParquetRowGroupReader rows, DataField field)
    {
        var values = new string?[rows.RowCount];
        rows.ReadAsync(field, values.AsMemory()!).AsTask().GetAwaiter().GetResult();
        return new ParquetValues((row, writer) => ParquetCells.Text(values[row], writer));
    }

    private static ParquetValues Typed<T>(ParquetRowGroupReader rows, DataField field, Action<T, ColumnWriter> write)
        where T : struct
    {
        if (!field.IsNullable)
        {
            var plain = new T[rows.RowCount];
            rows.ReadAsync(field, plain.AsMemory()).AsTask().GetAwaiter().GetResult();
            return new ParquetValues((row, writer) => write(plain[row], writer));
        }

        var values = new T?[rows.RowCount];
        rows.ReadAsync(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return new ParquetValues((row, writer) =>
        {
            if (values[row] is { } value) write(value, writer);
            else writer.Add(CellState.Null);
        });
    }
}
