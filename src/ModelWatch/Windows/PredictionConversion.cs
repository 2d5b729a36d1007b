using System.Data;
using Dapper;
using ModelWatch.Journal;
using ModelWatch.State;

namespace ModelWatch.Windows;

/// <summary>Moves predictions that an earlier program stored as rows into pages, a window a transaction, so that their labels still join.</summary>
internal static class PredictionConversion
{
    public static void Run(IStateStore state, string model)
    {
        while (state.Read(connection => First(connection, model)) is { } window)
        {
            state.Write(transaction => Move(transaction, model, window.Version, window.Start));
        }
    }

    private static (string Version, long Start)? First(IDbConnection connection, string model) => connection.QueryFirstOrDefault<(string, long)?>(
        "SELECT version, start FROM prediction INDEXED BY prediction_window WHERE model = @model LIMIT 1", new { model });

    private static int Move(IDbTransaction transaction, string model, string version, long start)
    {
        var (connection, window) = (transaction.Connection!, new { model, version, start });
        var rows = new PredictionRows();
        foreach (var (id, source, time, weight, segments, outputs, received) in connection.Query<(byte[], string, long, double, string, byte[], long)>(
            "SELECT id, source, COALESCE(time, start), weight, segments, outputs, received FROM prediction WHERE model = @model AND version = @version AND start = @start", window, transaction))
        {
            rows.Add(new PredictionRow(Hash128.FromBytes(id), source, time, weight, segments, outputs), received);
        }

        PredictionRun.Write(transaction, model, version, start, rows);
        return connection.Execute(
            """
            INSERT OR REPLACE INTO prediction_label (model, version, start, id, source, label, label_time, first_label, segments)
                SELECT model, version, start, id, source, label, label_time, COALESCE(first_label, label_time), segments FROM prediction
                WHERE model = @model AND version = @version AND start = @start AND label IS NOT NULL;
            DELETE FROM prediction WHERE model = @model AND version = @version AND start = @start;
            """,
            window,
            transaction);
    }
}
