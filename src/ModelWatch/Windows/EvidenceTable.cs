using System.Data;
using Dapper;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>
/// The retained sample of raw events of each window: those with the smallest id hashes, so that the sample is uniform and any order of
/// arrival keeps the same events.
/// </summary>
internal static class EvidenceTable
{
    /// <summary>Keeps the row where the sample takes it.</summary>
    public static void Offer(IDbTransaction transaction, WindowState window, BatchView view, int row)
    {
        var batch = view.Batch;
        if (!window.Evidence.Enters(batch.Ids[row], window.Rules.Plan.Sampling.Evidence, out var leaves))
        {
            return;
        }

        var (key, start) = (window.Key, window.Key.Start.UtcTicks);
        transaction.Connection!.Execute(
            "INSERT OR REPLACE INTO evidence (model, version, start, id, event, received) VALUES (@Model, @Version, @start, @id, @text, @received)",
            new { key.Model, key.Version, start, id = Hash128.ToBytes(batch.Ids[row]), text = EventText.Of(batch, row), received = batch.Received.UtcTicks },
            transaction);
        if (leaves is { } id)
        {
            transaction.Connection!.Execute(
                "DELETE FROM evidence WHERE model = @Model AND version = @Version AND start = @start AND id = @id",
                new { key.Model, key.Version, start, id = Hash128.ToBytes(id) },
                transaction);
        }
    }

    /// <summary>The ids of a window's sample.</summary>
    public static EvidenceSample Sample(IDbConnection connection, WindowKey key) => new(connection.Query<byte[]>(
        "SELECT id FROM evidence WHERE model = @Model AND version = @Version AND start = @start",
        new { key.Model, key.Version, start = key.Start.UtcTicks }).Select(id => Hash128.FromBytes(id)));

    /// <summary>The events of a window's sample as JSON, in the order of their id hashes.</summary>
    public static IReadOnlyList<string> Read(IDbConnection connection, WindowKey key, int most) =>
    [
        .. connection.Query<string>(
            "SELECT event FROM evidence WHERE model = @Model AND version = @Version AND start = @start ORDER BY id LIMIT @most",
            new { key.Model, key.Version, start = key.Start.UtcTicks, most }),
    ];
}
