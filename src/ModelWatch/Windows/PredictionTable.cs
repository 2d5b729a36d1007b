using System.Data;
using Dapper;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Windows;

/// <summary>Reads the predictions of a window with their outcomes.</summary>
internal static class PredictionTable
{
    internal const string PagesOfWindow =
        """
        SELECT p.data FROM prediction_run r JOIN prediction_page p ON p.run = r.run
        WHERE r.model = @Model AND r.version = @Version AND r.start = @start
        """;

    /// <summary>Every prediction of a window with the outcome that stands, or null, in order of their ids.</summary>
    public static IReadOnlyList<(PredictionRow Row, string? Label)> Read(IDbConnection connection, WindowKey key)
    {
        var window = new { key.Model, key.Version, start = key.Start.UtcTicks };
        var labels = connection.Query<(byte[] Id, string Source, string Label)>(
            "SELECT id, source, label FROM prediction_label WHERE model = @Model AND version = @Version AND start = @start", window)
            .ToDictionary(r => (Hash128.FromBytes(r.Id), r.Source), r => r.Label);
        var rows = new List<(PredictionRow Row, string? Label)>();
        foreach (var bytes in connection.Query<byte[]>(PagesOfWindow, window))
        {
            var page = new PredictionPage(bytes);
            for (var i = 0; i < page.Count; i++)
            {
                var row = page[i];
                rows.Add((row, labels.GetValueOrDefault((row.Id, row.Source))));
            }
        }

        rows.Sort((a, b) => a.Row.Id != b.Row.Id ? a.Row.Id.CompareTo(b.Row.Id) : string.CompareOrdinal(a.Row.Source, b.Row.Source));
        return rows;
    }

    /// <summary>The labelled rows of a window in order of their ids, with the segments of each and a digest input.</summary>
    public static IReadOnlyList<LabelledRow> Labelled(IDbConnection connection, WindowKey key) => Labelled(Read(connection, key));

    /// <summary>The rows of a window that still await their outcome, in order of their ids.</summary>
    public static IReadOnlyList<AwaitingRow> Awaiting(IDbConnection connection, WindowKey key) => Awaiting(Read(connection, key));

    public static IReadOnlyList<LabelledRow> Labelled(IReadOnlyList<(PredictionRow Row, string? Label)> rows) =>
    [
        .. rows.Where(r => r.Label is not null)
            .Select(r => new LabelledRow(Hash128.ToBytes(r.Row.Id), r.Row.Time, r.Row.Weight, r.Row.Segments.Split(RowSegments.Mark), r.Row.Outputs.ToArray(), r.Label!)),
    ];

    public static IReadOnlyList<AwaitingRow> Awaiting(IReadOnlyList<(PredictionRow Row, string? Label)> rows) =>
    [
        .. rows.Where(r => r.Label is null)
            .Select(r => new AwaitingRow(r.Row.Time, r.Row.Weight, r.Row.Segments.Split(RowSegments.Mark), r.Row.Outputs.ToArray())),
    ];

    /// <summary>The rows as columns.</summary>
    public static LabelledRows Columns(MonitoringPlan plan, IReadOnlyList<LabelledRow> rows) => new()
    {
        Labels = [.. rows.Select(r => r.Label)],
        Weights = [.. rows.Select(r => r.Weight)],
        Outputs = Outputs(plan, rows.Select(r => r.Outputs)),
    };

    /// <summary>Stored outputs as one column for each output of the plan.</summary>
    public static IReadOnlyList<Column> Outputs(MonitoringPlan plan, IEnumerable<byte[]> rows)
    {
        var outputs = plan.Outputs.Select(o => new OutputColumn(o)).ToList();
        foreach (var row in rows)
        {
            using var from = new BinaryReader(new MemoryStream(row, writable: false));
            outputs.ForEach(o => o.Read(from));
        }

        return [.. outputs.Select(o => o.Build())];
    }

    /// <summary>
    /// Forgets the predictions of windows, oldest first, of which nothing was received since <paramref name="before"/>, with their outcomes. The
    /// cohorts that delays are learned from stay. A window goes whole, so a late event keeps it a little longer.
    /// </summary>
    /// <returns>How many windows were emptied.</returns>
    public static int Purge(IDbTransaction transaction, string model, DateTimeOffset before, int mostWindows)
    {
        var windows = transaction.Connection!.Query<(string Version, long Start)>(
            """
            SELECT version, start FROM prediction_run WHERE model = @model GROUP BY version, start HAVING MAX(received) < @before
            ORDER BY start, version LIMIT @mostWindows
            """,
            new { model, before = before.UtcTicks, mostWindows },
            transaction).ToList();
        foreach (var (version, start) in windows)
        {
            transaction.Connection!.Execute(
                """
                DELETE FROM prediction_page WHERE run IN (SELECT run FROM prediction_run WHERE model = @model AND version = @version AND start = @start);
                DELETE FROM prediction_run WHERE model = @model AND version = @version AND start = @start;
                DELETE FROM prediction_label WHERE model = @model AND version = @version AND start = @start;
                """,
                new { model, version, start },
                transaction);
        }

        return windows.Count;
    }
}
