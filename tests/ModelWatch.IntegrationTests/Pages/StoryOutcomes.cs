using System.Buffers;
using System.Data;
using Dapper;
using ModelWatch.Journal;
using ModelWatch.Windows;

namespace ModelWatch.IntegrationTests.Pages;

/// <summary>The outcomes of one window of the tender model: its high scores say more than comes.</summary>
internal sealed class StoryOutcomes(IDbTransaction transaction)
{
    private const int Rows = 900;

    public int Tell(DateTimeOffset start)
    {
        var key = new { model = "tender-price-eu", version = "3.1.0", start = start.UtcTicks };
        transaction.Connection!.Execute(
            """
            INSERT INTO window (model, version, start, end, revision, closed, dirty, plan, events, labelled, weight, late, duplicates)
            VALUES (@model, @version, @start, @end, 0, 1, 0, '', @Rows, @Rows, @Rows, 0, 0)
            """,
            new { key.model, key.version, key.start, end = start.AddHours(1).UtcTicks, Rows }, transaction);
        var random = new Random(20261116);
        var predictions = new PredictionRows();
        for (int i = 0; i < Rows; i++)
        {
            double score = random.NextDouble(), risk = score > 0.7 ? score - 0.18 : score;
            var segment = "country=" + (i % 2 == 0 ? "DE" : "IT");
            predictions.Add(new PredictionRow((UInt128)i, "", key.start, 1, segment, Score(score)), key.start);
            transaction.Connection!.Execute(
                """
                INSERT INTO prediction_label (model, version, start, id, source, label, label_time, first_label, segments)
                VALUES (@model, @version, @start, @id, '', @label, @start, @start, @segment)
                """,
                new { key.model, key.version, key.start, id = Hash128.ToBytes((UInt128)i), segment, label = random.NextDouble() < risk ? "1" : "0" },
                transaction);
        }

        PredictionRun.Write(transaction, key.model, key.version, key.start, predictions);
        return Rows;
    }

    private static byte[] Score(double score)
    {
        var column = new Column("output.score", ColumnShape.Number) { States = [CellState.Value], Kinds = new TokenKind[1], Numbers = [score], Codes = [-1] };
        var bytes = new ArrayBufferWriter<byte>();
        PredictionCodec.Write(bytes, [column], 0);
        return bytes.WrittenSpan.ToArray();
    }
}
