using System.Data;
using Dapper;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>Labels that came before their prediction.</summary>
internal static class WaitingLabels
{
    /// <summary>The ids that labels wait for, at most that many.</summary>
    public static IEnumerable<UInt128> Ids(IDbTransaction transaction, string model, int most) => transaction.Connection!.Query<byte[]>(
        "SELECT DISTINCT id FROM waiting_label WHERE model = @model LIMIT @most", new { model, most }, transaction).Select(id => Hash128.FromBytes(id));

    public static void Put(IDbTransaction transaction, string model, byte[] id, string? source, string value, long time, long received) =>
        transaction.Connection!.Execute(
            "INSERT INTO waiting_label (model, id, source, value, time, received) VALUES (@model, @id, @source, @value, @time, @received)",
            new { model, id, source, value, time, received },
            transaction);

    /// <summary>Takes what waits for this prediction, oldest first.</summary>
    public static IReadOnlyList<(string Value, long Time)> Take(IDbTransaction transaction, string model, byte[] id, string source)
    {
        var waiting = transaction.Connection!.Query<(string Value, long Time)>(
            "SELECT value, time FROM waiting_label WHERE model = @model AND id = @id AND (source IS NULL OR source = @source) ORDER BY rowid",
            new { model, id, source },
            transaction).ToList();
        if (waiting.Count > 0)
        {
            transaction.Connection!.Execute(
                "DELETE FROM waiting_label WHERE model = @model AND id = @id AND (source IS NULL OR source = @source)",
                new { model, id, source },
                transaction);
        }

        return waiting;
    }

    /// <summary>How many wait.</summary>
    public static long Count(IDbConnection connection, string model) =>
        connection.ExecuteScalar<long>("SELECT COUNT(*) FROM waiting_label WHERE model = @model", new { model });

    /// <summary>Forgets labels that waited as long as a prediction would have been kept, the oldest first, and tells how many there were.</summary>
    public static long Expire(IDbTransaction transaction, string model, DateTimeOffset before, int most) => transaction.Connection!.Execute(
        """
        DELETE FROM waiting_label WHERE rowid IN (
            SELECT rowid FROM waiting_label WHERE model = @model AND received < @before ORDER BY received LIMIT @most)
        """,
        new { model, before = before.UtcTicks, most },
        transaction);
}
