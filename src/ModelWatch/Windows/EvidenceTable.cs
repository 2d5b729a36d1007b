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
    /// <summary>Writes what entered the sample of a window since it was last written, and takes out what left.</summary>
    public static void Save(IDbTransaction transaction, WindowState window)
    {
        var (key, start) = (window.Key, window.Key.Start.UtcTicks);
        foreach (var id in window.Evidence.Left)
        {
            transaction.Connection!.Execute(
                "DELETE FROM evidence WHERE model = @Model AND version = @Version AND start = @start AND id = @id",
                new { key.Model, key.Version, start, id = Hash128.ToBytes(id) },
                transaction);
        }

        foreach (var (id, text, received) in window.Evidence.Entered())
        {
            transaction.Connection!.Execute(
                "INSERT OR REPLACE INTO evidence (model, version, start, id, event, received) VALUES (@Model, @Version, @start, @id, @text, @received)",
                new { key.Model, key.Version, start, id = Hash128.ToBytes(id), text, received },
                transaction);
        }

        window.Evidence.Saved();
    }

    /// <summary>The ids of a window's sample.</summary>
    public static EvidenceSample Sample(IDbConnection connection, WindowKey key) => new([.. connection.Query<byte[]>(
        "SELECT id FROM evidence WHERE model = @Model AND version = @Version AND start = @start",
        new { key.Model, key.Version, start = key.Start.UtcTicks }).Select(id => Hash128.FromBytes(id))]);

    /// <summary>The events of a window's sample as JSON, in the order of their id hashes.</summary>
    public static IReadOnlyList<string> Read(IDbConnection connection, WindowKey key, int most) =>
    [
        .. connection.Query<string>(
            "SELECT event FROM evidence WHERE model = @Model AND version = @Version AND start = @start ORDER BY id LIMIT @most",
            new { key.Model, key.Version, start = key.Start.UtcTicks, most }),
    ];
}
