using System.Data;
using Dapper;

namespace ModelWatch.Windows;

/// <summary>Labels that came before their prediction.</summary>
internal static class WaitingLabels
{
    public static bool Any(IDbTransaction transaction, string model) => transaction.Connection!.ExecuteScalar<long>(
        "SELECT EXISTS (SELECT 1 FROM waiting_label WHERE model = @model)", new { model }, transaction) == 1;

    public static void Put(IDbTransaction transaction, string model, byte[] id, string? source, string value, long time, long received) =>
        transaction.Connection!.Execute(
            "INSERT INTO waiting_label (model, id, source, value, time, received) VALUES (@model, @id, @source, @value, @time, @received)",
            new { model, id, source, value, time, received },
            transaction);

    /// <summary>Joins what waits for this prediction; true where something did.</summary>
    public static bool Join(IDbTransaction transaction, string model, byte[] id, string source)
    {
        var waiting = transaction.Connection!.Query<(string? Source, string Value, long Time)>(
            "SELECT source, value, time FROM waiting_label WHERE model = @model AND id = @id AND (source IS NULL OR source = @source)",
            new { model, id, source },
            transaction).ToList();
        foreach (var label in waiting)
        {
            PredictionTable.Join(transaction, model, id, source, label.Value, label.Time);
        }

        return waiting.Count > 0 && transaction.Connection!.Execute(
            "DELETE FROM waiting_label WHERE model = @model AND id = @id AND (source IS NULL OR source = @source)",
            new { model, id, source },
            transaction) > 0;
    }
}
