using System.Data;
using Dapper;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Windows;

/// <summary>Predictions that await, or have, their outcome. The newest label by its own time stands.</summary>
internal static class PredictionTable
{
    /// <summary>
    /// The index is named: for the order of ids the engine would rather walk the primary key, which is every prediction of the model. The index
    /// ends in the primary key, so the order costs nothing.
    /// </summary>
    internal const string OfWindow = "FROM prediction INDEXED BY prediction_window WHERE model = @Model AND version = @Version AND start = @start";

    private const char SegmentMark = '\u001F';

    /// <summary>Keeps a prediction, and joins a label that came before it.</summary>
    public static void Put(IDbTransaction transaction, WindowKey key, BatchView view, int row, IEnumerable<string> segments)
    {
        var batch = view.Batch;
        var id = Hash128.ToBytes(batch.Ids[row]);
        transaction.Connection!.Execute(
            """
            INSERT OR REPLACE INTO prediction (model, id, source, version, start, time, weight, segments, outputs, received)
            VALUES (@Model, @id, @source, @Version, @start, @time, @weight, @segments, @outputs, @received)
            """,
            new
            {
                key.Model,
                id,
                source = batch.Sources[row],
                key.Version,
                start = key.Start.UtcTicks,
                time = batch.Times[row],
                weight = view.Weight(row),
                segments = string.Join(SegmentMark, segments),
                outputs = PredictionCodec.Write(view.Outputs, row),
                received = batch.Received.UtcTicks,
            },
            transaction);
    }

    /// <summary>
    /// Joins a label to its prediction, or gives null where there is none (yet). The newest by its own time stands; of two with one time, sent
    /// under different sources, the greater text, so that no order of arrival matters.
    /// </summary>
    public static LabelJoin? Join(IDbTransaction transaction, string model, byte[] id, string? source, string value, long time)
    {
        var found = transaction.Connection!.QueryFirstOrDefault<(string Source, string Version, long Start, long? Time, string? Label, long? LabelTime, long? First)?>(
            """
            SELECT source, version, start, time, label, label_time, first_label FROM prediction
            WHERE model = @model AND id = @id AND (@source IS NULL OR source = @source)
            """,
            new { model, id, source },
            transaction);
        if (found is not { } known)
        {
            return null;
        }

        var newest = known.LabelTime is not { } before || before < time || (before == time && string.CompareOrdinal(known.Label, value) < 0);
        var (label, labelTime) = newest ? (value, time) : (known.Label!, known.LabelTime!.Value);
        var earlier = known.First ?? known.LabelTime;
        transaction.Connection!.Execute(
            "UPDATE prediction SET label = @label, label_time = @labelTime, first_label = @first WHERE model = @model AND id = @id AND source = @source",
            new { model, id, source = known.Source, label, labelTime, first = Math.Min(earlier ?? time, time) },
            transaction);
        return new LabelJoin(known.Version, known.Start, known.Time, time, earlier, label != known.Label);
    }

    /// <summary>The labelled rows of a window in order of their ids, with the segments of each and a digest input.</summary>
    public static IReadOnlyList<LabelledRow> Labelled(IDbConnection connection, WindowKey key) =>
    [
        .. connection.Query<(byte[] Id, long Time, double Weight, string Segments, byte[] Outputs, string Label)>(
            $"SELECT id, COALESCE(time, start), weight, segments, outputs, label {OfWindow} AND label IS NOT NULL ORDER BY id, source",
            new { key.Model, key.Version, start = key.Start.UtcTicks })
        .Select(r => new LabelledRow(r.Id, r.Time, r.Weight, r.Segments.Split(SegmentMark), r.Outputs, r.Label)),
    ];

    /// <summary>The rows of a window that still await their outcome, in order of their ids.</summary>
    public static IReadOnlyList<AwaitingRow> Awaiting(IDbConnection connection, WindowKey key) =>
    [
        .. connection.Query<(long Time, double Weight, string Segments, byte[] Outputs)>(
            $"SELECT COALESCE(time, start), weight, segments, outputs {OfWindow} AND label IS NULL ORDER BY id, source",
            new { key.Model, key.Version, start = key.Start.UtcTicks })
        .Select(r => new AwaitingRow(r.Time, r.Weight, r.Segments.Split(SegmentMark), r.Outputs)),
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
}
