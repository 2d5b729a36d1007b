using System.Data;
using System.Runtime.InteropServices;
using Dapper;
using ModelWatch.Journal;
using ModelWatch.Journal.Identities;

namespace ModelWatch.Windows;

/// <summary>
/// Predictions of one window that were written together, sorted by their ids and cut into pages. Runs of like size are joined, so that a window
/// has few of them whatever the size of its batches.
/// </summary>
internal sealed record PredictionRun(long Number, string Version, long Start, int Rows, BloomFilter Filter)
{
    /// <summary>Rows of a page: a lookup reads one page.</summary>
    private const int PageRows = 512;
    private const int Fan = 4, Smallest = 1024;

    /// <summary>False positives: about 0.6 % of the lookups read a page in vain.</summary>
    private const int FilterBits = 12;

    /// <summary>Runs of one level are of like size; four of a level are joined to one of the next.</summary>
    public int Level => Rows < Smallest ? 0 : 1 + (int)Math.Floor(Math.Log((double)Rows / Smallest, Fan));

    /// <summary>Runs of a model, oldest first.</summary>
    public static List<PredictionRun> Of(IDbConnection connection, string model, IDbTransaction? transaction) =>
    [
        .. connection.Query<(long Number, string Version, long Start, long Rows, byte[] Filter)>(
            "SELECT run, version, start, rows, filter FROM prediction_run WHERE model = @model ORDER BY run", new { model }, transaction)
        .Select(r => new PredictionRun(r.Number, r.Version, r.Start, (int)r.Rows, new BloomFilter(MemoryMarshal.Cast<byte, ulong>(r.Filter).ToArray(), FilterBits))),
    ];

    /// <summary>Writes rows of a window as one run.</summary>
    public static PredictionRun Write(IDbTransaction transaction, string model, string version, long start, PredictionRows rows)
    {
        var filter = new BloomFilter(rows.Count, FilterBits);
        for (var row = 0; row < rows.Count; row++) filter.Add(HashOf(rows.Id(row)));
        var run = transaction.Connection!.ExecuteScalar<long>(
            """
            INSERT INTO prediction_run (model, version, start, rows, received, filter) VALUES (@model, @version, @start, @Count, @Received, @filter);
            SELECT last_insert_rowid();
            """,
            new { model, version, start, rows.Count, rows.Received, filter = MemoryMarshal.AsBytes(filter.Words).ToArray() },
            transaction);
        var order = rows.Order();
        for (var from = 0; from < order.Length; from += PageRows)
        {
            var page = order.AsSpan(from, Math.Min(PageRows, order.Length - from));
            transaction.Connection!.Execute(
                "INSERT INTO prediction_page (run, first, data) VALUES (@run, @first, @data)",
                new { run, first = Hash128.ToBytes(rows.Id(page[0])), data = rows.Write(page) },
                transaction);
        }

        return new PredictionRun(run, version, start, order.Length, filter);
    }

    /// <summary>About how much memory it holds, in bytes: its filter.</summary>
    public long HeldBytes => 200 + (long)Filter.Words.Length * sizeof(ulong);

    /// <summary>False: no prediction of that id is in the run. True: one may be.</summary>
    public bool MayHold(UInt128 id) => Filter.MayHold(HashOf(id));

    /// <summary>The prediction with that id, and of that source where one is named, or null.</summary>
    public PredictionRow? Find(IDbTransaction transaction, UInt128 id, string? source)
    {
        // Sources of one id may lie on pages before the one that begins with the id.
        var pages = transaction.Connection!.Query<byte[]>(
            "SELECT data FROM prediction_page WHERE run = @Number AND first <= @first ORDER BY first DESC", new { Number, first = Hash128.ToBytes(id) }, transaction, buffered: false);
        foreach (var bytes in pages)
        {
            var page = new PredictionPage(bytes);
            if (page.Find(id, source) is >= 0 and var row)
                return page[row];
            if (page.Count > 0 && page[0].Id < id)
                return null;
        }

        return null;
    }

    /// <summary>Joins runs of one window into a new one.</summary>
    public static PredictionRun Join(IDbTransaction transaction, string model, IReadOnlyList<PredictionRun> runs)
    {
        var rows = new PredictionRows();
        foreach (var run in runs)
        {
            var received = transaction.Connection!.ExecuteScalar<long>("SELECT received FROM prediction_run WHERE run = @Number", new { run.Number }, transaction);
            foreach (var page in transaction.Connection!.Query<byte[]>("SELECT data FROM prediction_page WHERE run = @Number", new { run.Number }, transaction, buffered: false))
            {
                var held = new PredictionPage(page);
                for (var row = 0; row < held.Count; row++) rows.Add(held[row], received);
            }
        }

        transaction.Connection!.Execute(
            "DELETE FROM prediction_page WHERE run IN @numbers; DELETE FROM prediction_run WHERE run IN @numbers", new { numbers = runs.Select(r => r.Number) }, transaction);
        return Write(transaction, model, runs[0].Version, runs[0].Start, rows);
    }

    /// <summary>The first runs of one level that are many enough to be joined, or none.</summary>
    public static IReadOnlyList<PredictionRun> Ripe(IEnumerable<PredictionRun> runsOfOneWindow) =>
        runsOfOneWindow.GroupBy(r => r.Level).Where(g => g.Count() >= Fan).OrderBy(g => g.Key).FirstOrDefault()?.ToList() ?? [];

    /// <summary>Ids are hashes already.</summary>
    private static ulong HashOf(UInt128 id) => (ulong)id;
}
