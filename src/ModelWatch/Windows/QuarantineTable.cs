using System.Data;
using System.Text.Json;
using Dapper;
using ModelWatch.Journal;
using ModelWatch.State;

namespace ModelWatch.Windows;

/// <summary>
/// Events with a value that cannot be used: how many a window had, and the first of them by their id hashes, whole, with the reason for each
/// field. Nothing in them is mended, and they count in the window like all others. Kept as long as evidence.
/// </summary>
internal static class QuarantineTable
{
    /// <summary>Events kept a window, so that any order of arrival keeps the same ones.</summary>
    public const int MostKept = 50;

    public static readonly IReadOnlyList<Migration> Migrations =
    [
        new("Quarantine", 1, """
            CREATE TABLE quarantine (
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                start INTEGER NOT NULL,
                id BLOB NOT NULL,
                reasons TEXT NOT NULL,
                event TEXT NOT NULL,
                received INTEGER NOT NULL,
                PRIMARY KEY (model, version, start, id)) WITHOUT ROWID;
            CREATE INDEX quarantine_received ON quarantine (model, received);
            CREATE TABLE quarantine_count (
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                start INTEGER NOT NULL,
                events INTEGER NOT NULL,
                received INTEGER NOT NULL,
                PRIMARY KEY (model, version, start)) WITHOUT ROWID;
            """),
    ];

    /// <summary>Takes those of the rows that were counted in the window of which a value cannot be used. Written by <see cref="Save"/>.</summary>
    public static void Offer(WindowState window, BatchView view, ReadOnlySpan<int> rows)
    {
        var unusable = UnusableRows.Of(view);
        foreach (var row in rows)
        {
            if (unusable.Contains(row)) QuarantineMemory.Of(window).Add(view, row);
        }
    }

    /// <summary>Writes what was taken since the last time.</summary>
    public static void Save(IDbTransaction transaction, WindowState window)
    {
        if (QuarantineMemory.Find(window) is not { Events: > 0 } memory) return;
        var connection = transaction.Connection!;
        var (key, start) = (window.Key, window.Key.Start.UtcTicks);
        foreach (var held in memory.Kept)
        {
            connection.Execute(
                "INSERT OR REPLACE INTO quarantine (model, version, start, id, reasons, event, received) VALUES (@Model, @Version, @start, @id, @Reasons, @Event, @Received)",
                new { key.Model, key.Version, start, id = Hash128.ToBytes(held.Id), held.Reasons, held.Event, held.Received }, transaction);
        }

        connection.Execute(
            """
            DELETE FROM quarantine WHERE model = @Model AND version = @Version AND start = @start AND id NOT IN (
                SELECT id FROM quarantine WHERE model = @Model AND version = @Version AND start = @start ORDER BY id LIMIT @MostKept);
            INSERT INTO quarantine_count (model, version, start, events, received) VALUES (@Model, @Version, @start, @Events, @Received)
            ON CONFLICT (model, version, start) DO UPDATE SET events = events + excluded.events, received = excluded.received;
            """,
            new { key.Model, key.Version, start, MostKept, memory.Events, memory.Received }, transaction);
        memory.Clear();
    }

    /// <summary>Forgets what was received before a time, with evidence.</summary>
    public static void Forget(IDbTransaction transaction, string model, DateTimeOffset before) => transaction.Connection!.Execute(
        "DELETE FROM quarantine WHERE model = @model AND received < @ticks; DELETE FROM quarantine_count WHERE model = @model AND received < @ticks",
        new { model, ticks = before.UtcTicks }, transaction);

    /// <summary>The kept events in order of window, version and id hash, at most one more than the limit.</summary>
    public static IReadOnlyList<QuarantinedEvent> Read(IDbConnection connection, QuarantineQuery query) =>
    [
        .. connection.Query<(long Start, string Version, byte[] Id, string Reasons, string Event, long Received, long Events)>(
            """
            SELECT q.start, q.version, q.id, q.reasons, q.event, q.received, c.events
            FROM quarantine q JOIN quarantine_count c ON c.model = q.model AND c.version = q.version AND c.start = q.start
            WHERE q.model = @Model AND q.start >= @From AND q.start < @To AND (@Version IS NULL OR q.version = @Version)
                AND (@AfterStart IS NULL OR (q.start, q.version, q.id) > (@AfterStart, @AfterVersion, @AfterId))
            ORDER BY q.start, q.version, q.id LIMIT @Take
            """, query)
        .Select(r => new QuarantinedEvent(
            new DateTimeOffset(r.Start, TimeSpan.Zero), r.Version, Convert.ToHexStringLower(r.Id), r.Events,
            JsonSerializer.Deserialize<Dictionary<string, string>>(r.Reasons)!, JsonSerializer.Deserialize<JsonElement>(r.Event), new DateTimeOffset(r.Received, TimeSpan.Zero))),
    ];
}
