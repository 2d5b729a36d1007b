using System.Data;
using Dapper;
using ModelWatch.Journal;
using ModelWatch.Windows;

namespace ModelWatch.IntegrationTests.Pages;

/// <summary>Three sources of the tender model: one that lost events, one without sequence numbers and one that is whole; and values that cannot be used.</summary>
internal sealed class StorySources(IDbTransaction transaction)
{
    public int Tell(DateTimeOffset last)
    {
        for (int back = 2; back >= 0; back--)
        {
            var start = last.AddHours(-back);
            Source(start, "erp-de", accepted: 1204, duplicates: back * 12, rejected: 0, Numbers(1204, hole: back == 0 ? 37 : 0));
            Source(start, "erp-fr", accepted: 873, duplicates: 0, rejected: back == 0 ? 2 : 0, Numbers(873, hole: 0));
            Source(start, "", accepted: 311, duplicates: 4, rejected: 0, null);
        }

        Unusable(last, 1, """{"input.dose_mg":"not of the declared kind"}""", """{"id":"t-20261118-000417","inputs":{"dose_mg":"0,25 g","country":"DE"}}""");
        Unusable(last, 2, """{"input.country":"empty","input.dose_mg":"not finite"}""", """{"id":"t-20261118-000893","inputs":{"dose_mg":"NaN","country":""}}""");
        return transaction.Connection!.Execute(
            "INSERT INTO quarantine_count (model, version, start, events, received) VALUES ('tender-price-eu', '3.1.0', @start, 64, @start)", new { start = last.UtcTicks }, transaction);
    }

    private static SequenceSet Numbers(int count, int hole)
    {
        var numbers = new SequenceSet();
        for (int i = 0; i < count; i++) numbers.Add(i < count / 2 ? i : i + hole);
        return numbers;
    }

    private void Source(DateTimeOffset start, string source, long accepted, long duplicates, long rejected, SequenceSet? numbers) => transaction.Connection!.Execute(
        """
        INSERT INTO window_source (model, version, start, source, accepted, duplicates, rejected, unnumbered, sequences)
        VALUES ('tender-price-eu', '3.1.0', @start, @source, @accepted, @duplicates, @rejected, @unnumbered, @sequences)
        """,
        new { start = start.UtcTicks, source, accepted, duplicates, rejected, unnumbered = numbers is null ? accepted : 0, sequences = (numbers ?? new SequenceSet()).ToBytes() },
        transaction);

    private void Unusable(DateTimeOffset start, int id, string reasons, string text) => transaction.Connection!.Execute(
        "INSERT INTO quarantine (model, version, start, id, reasons, event, received) VALUES ('tender-price-eu', '3.1.0', @start, @id, @reasons, @text, @received)",
        new { start = start.UtcTicks, id = Hash128.ToBytes((UInt128)id), reasons, text, received = start.AddMinutes(7 * id).UtcTicks },
        transaction);
}
