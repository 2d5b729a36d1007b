using System.Data;
using Dapper;
using ModelWatch.State;

namespace ModelWatch.Series;

/// <summary>Stretches of the record that are to be sent to a store once more, one row a model, with how far each has come.</summary>
internal static class ResendTable
{
    /// <summary>Asks for the windows from <paramref name="from"/> (start, inclusive) to <paramref name="to"/> (exclusive; null: none). Gives the number of models.</summary>
    public static int Ask(IDbTransaction transaction, string store, DateTimeOffset from, DateTimeOffset? to) => transaction.Connection!.Execute(
        """
        INSERT INTO series_resend (store, model, "from", "to")
        SELECT DISTINCT @store, model, @from, @to FROM series_window WHERE start >= @from AND (@to IS NULL OR start < @to)
        """,
        new { store, from = from.UtcTicks, to = to?.UtcTicks },
        transaction);

    /// <summary>Stretches that are still under way.</summary>
    public static long Count(IDbConnection connection, string store) =>
        connection.ExecuteScalar<long>("SELECT COUNT(*) FROM series_resend WHERE store = @store", new { store });

    /// <summary>
    /// Puts the next page of the oldest stretch into the outbox; the newest revision of each window goes. False where nothing is left. Only the store's own
    /// lane calls this, so the page is read outside the transaction, and no close waits for it.
    /// </summary>
    public static bool Step(IStateStore state, string store, DateTimeOffset now)
    {
        if (state.Read(c => Oldest(c, store)) is not { } stretch)
            return false;

        var page = state.Read(c => MeasurementStore.Query(c, stretch.Query));
        var points = page.Items.Select(m => SeriesPoint.Of(stretch.Query.Model, m)).OfType<SeriesPoint>().ToArray();
        return state.Write(transaction =>
        {
            if (points.Length > 0)
                OutboxTable.Add(transaction, store, points, now);
            transaction.Connection!.Execute(
                page.Next is null ? "DELETE FROM series_resend WHERE id = @Id" : "UPDATE series_resend SET cursor = @cursor WHERE id = @Id",
                new { stretch.Id, cursor = page.Next?.ToText() },
                transaction);
            return true;
        });
    }

    private static (long Id, MeasurementQuery Query)? Oldest(IDbConnection connection, string store)
    {
        var row = connection.QueryFirstOrDefault<(long Id, string Model, long From, long? To, string? Cursor)>(
            """SELECT id, model, "from", "to", cursor FROM series_resend WHERE store = @store ORDER BY id LIMIT 1""",
            new { store });
        return row.Model is null ? null : (row.Id, new MeasurementQuery(row.Model)
        {
            From = new DateTimeOffset(row.From, TimeSpan.Zero),
            To = row.To is { } to ? new DateTimeOffset(to, TimeSpan.Zero) : null,
            Limit = Outbox.GreatestBatch,
            After = row.Cursor is null ? null : MeasurementCursor.Parse(row.Cursor),
        });
    }
}
