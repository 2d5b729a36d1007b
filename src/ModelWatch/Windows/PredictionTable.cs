using System.Data;
using Dapper;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Windows;

/// <summary>Predictions that await, or have, their outcome. The newest label by its own time stands.</summary>
internal static class PredictionTable
{
    private const char SegmentMark = '\u001F';

    /// <summary>Keeps a prediction, and joins a label that came before it.</summary>
    public static void Put(IDbTransaction transaction, WindowKey key, BatchView view, int row, IEnumerable<string> segments)
    {
        var batch = view.Batch;
        var id = Hash128.ToBytes(batch.Ids[row]);
        transaction.Connection!.Execute(
            """
            INSERT OR REPLACE INTO prediction (model, id, source, version, start, weight, segments, outputs, received)
            VALUES (@Model, @id, @source, @Version, @start, @weight, @segments, @outputs, @received)
            """,
            new
            {
                key.Model,
                id,
                source = batch.Sources[row],
                key.Version,
                start = key.Start.UtcTicks,
                weight = view.Weight(row),
                segments = string.Join(SegmentMark, segments),
                outputs = PredictionCodec.Write(view.Outputs, row),
                received = batch.Received.UtcTicks,
            },
            transaction);
    }

    /// <summary>Joins a label to its prediction and gives that prediction's window, or null where there is none (yet).</summary>
    public static (string Version, long Start)? Join(IDbTransaction transaction, string model, byte[] id, string? source, string value, long time)
    {
        var found = transaction.Connection!.QueryFirstOrDefault<(string Source, string Version, long Start)?>(
            "SELECT source, version, start FROM prediction WHERE model = @model AND id = @id AND (@source IS NULL OR source = @source)",
            new { model, id, source },
            transaction);
        if (found is not { } prediction)
        {
            return null;
        }

        transaction.Connection!.Execute(
            """
            UPDATE prediction SET label = @value, label_time = @time
            WHERE model = @model AND id = @id AND source = @source AND (label_time IS NULL OR label_time < @time)
            """,
            new { model, id, source = prediction.Source, value, time },
            transaction);
        return (prediction.Version, prediction.Start);
    }

    /// <summary>The labelled rows of a window in order of their ids, with the segments of each and a digest input.</summary>
    public static IReadOnlyList<LabelledRow> Labelled(IDbConnection connection, WindowKey key) =>
    [
        .. connection.Query<(byte[] Id, double Weight, string Segments, byte[] Outputs, string Label)>(
            """
            SELECT id, weight, segments, outputs, label FROM prediction
            WHERE model = @Model AND version = @Version AND start = @start AND label IS NOT NULL ORDER BY id, source
            """,
            new { key.Model, key.Version, start = key.Start.UtcTicks })
        .Select(r => new LabelledRow(r.Id, r.Weight, r.Segments.Split(SegmentMark), r.Outputs, r.Label)),
    ];

    /// <summary>The rows of a window that await their outcome, in order of their ids; by the index of the window, not by all ids of the model.</summary>
    public static IReadOnlyList<PredictedRow> Unlabelled(IDbConnection connection, WindowKey key) =>
    [
        .. connection.Query<(double Weight, string Segments, byte[] Outputs)>(
            """
            SELECT weight, segments, outputs FROM prediction INDEXED BY prediction_window
            WHERE model = @Model AND version = @Version AND start = @start AND label IS NULL ORDER BY id, source
            """,
            new { key.Model, key.Version, start = key.Start.UtcTicks })
        .Select(r => new PredictedRow(r.Weight, r.Segments.Split(SegmentMark), r.Outputs)),
    ];

    /// <summary>The rows as columns.</summary>
    public static LabelledRows Columns(MonitoringPlan plan, IReadOnlyList<LabelledRow> rows) => new()
    {
        Labels = [.. rows.Select(r => r.Label)],
        Weights = [.. rows.Select(r => r.Weight)],
        Outputs = Outputs(plan, rows.Select(r => r.Outputs)),
    };

    /// <summary>The rows as columns, outcomes left aside.</summary>
    public static PredictedRows Columns(MonitoringPlan plan, IReadOnlyList<PredictedRow> rows) => new()
    {
        Weights = [.. rows.Select(r => r.Weight)],
        Outputs = Outputs(plan, rows.Select(r => r.Outputs)),
    };

    private static List<Column> Outputs(MonitoringPlan plan, IEnumerable<byte[]> rows)
    {
        var outputs = plan.Outputs.Select(o => new OutputColumn(o)).ToList();
        foreach (var row in rows)
        {
            using var from = new BinaryReader(new MemoryStream(row, writable: false));
            outputs.ForEach(o => o.Read(from));
        }

        return outputs.ConvertAll(o => o.Build());
    }
}
