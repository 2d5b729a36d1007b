using System.Data;
using ModelWatch.Measures;

namespace ModelWatch.Series;

/// <summary>One prepared statement that adds points; a close adds hundreds.</summary>
internal sealed class PointInsert : IDisposable
{
    private static readonly string[] Columns =
        ["start", "series", "revision", "value", "lower", "upper", "level", "error", "n", "state", "provisional", "why", "reference", "plan"];

    private readonly IDbCommand _command;
    private readonly IDbDataParameter[] _cells;

    /// <param name="transaction">The transaction to add in.</param>
    /// <param name="again">True where the same point may come twice; the first one stays.</param>
    public PointInsert(IDbTransaction transaction, bool again = false)
    {
        _command = transaction.Connection!.CreateCommand();
        _command.Transaction = transaction;
        _command.CommandText = $"INSERT INTO series_point ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(c => "@" + c))})"
            + (again ? " ON CONFLICT DO NOTHING" : string.Empty);
        _cells = [.. Columns.Select(Cell)];
        _command.Prepare();
    }

    /// <summary>Adds <paramref name="measurement"/>. A value that is not finite has no place in the record: it becomes absent, with the reason.</summary>
    public void Add(long series, Measurement measurement, TextIndex texts)
    {
        var value = Finite(measurement.Value);
        var why = measurement.Why ?? (measurement.Value is not null && value is null ? "not-finite" : null);
        Set(0, measurement.WindowStart!.Value.UtcTicks);
        Set(1, series);
        Set(2, measurement.Revision);
        Set(3, value);
        Set(4, Finite(measurement.Lower));
        Set(5, Finite(measurement.Upper));
        Set(6, Finite(measurement.Level));
        Set(7, Finite(measurement.Error));
        Set(8, measurement.N);
        Set(9, (int)measurement.State);
        Set(10, measurement.Provisional ? 1 : 0);
        Set(11, texts.Of(why));
        Set(12, texts.Of(measurement.Reference));
        Set(13, texts.Of(measurement.Plan));
        _command.ExecuteNonQuery();
    }

    public void Dispose() => _command.Dispose();

    private static double? Finite(double? figure) => figure is { } f && double.IsFinite(f) ? f : null;

    private IDbDataParameter Cell(string column)
    {
        var cell = _command.CreateParameter();
        cell.ParameterName = "@" + column;
        _command.Parameters.Add(cell);
        return cell;
    }

    private void Set(int cell, object? value) => _cells[cell].Value = value ?? DBNull.Value;
}
