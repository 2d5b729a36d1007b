using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using ModelWatch.Journal.Identities;
using ModelWatch.State;

namespace ModelWatch.Journal;

/// <summary>Every label that was accepted, so that the same again is known and two answers for one moment are refused. On the writer's connection, in its transactions.</summary>
internal sealed class OutcomeTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _find = new(connection, "SELECT value FROM outcome WHERE model = ? AND id = ? AND source IS ? AND time = ?");
    private readonly SqliteStatement _put = new(connection, "INSERT INTO outcome (model, id, source, time, value, received) VALUES (?, ?, ?, ?, ?, ?)");
    private readonly SqliteStatement _trim = new(connection, "DELETE FROM outcome WHERE rowid IN (SELECT rowid FROM outcome WHERE model = ? AND received < ? ORDER BY received LIMIT ?)");

    /// <summary>Decides each label and remembers the new ones. Labels of one batch see each other.</summary>
    public RowOutcome[] Claim(JournalModel model, LabelBatch batch, IdentityStore identities)
    {
        var outcomes = new RowOutcome[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            outcomes[i] = batch.Sources[i] is null && identities.IsAmbiguous(batch.Ids[i] ^ model.Mix) ? RowOutcome.Ambiguous : Decide(model, batch, i);
            if (outcomes[i] == RowOutcome.Accepted)
            {
                Bind(_put, model, batch, i).Bind(5, batch.Values[i]).Bind(6, batch.Received.UtcTicks).Run();
            }
        }

        return outcomes;
    }

    /// <summary>Forgets labels of a model that were received before a time, the oldest first and at most so many; how many there were.</summary>
    public int Trim(long model, long received, int most)
    {
        _trim.Bind(1, model).Bind(2, received).Bind(3, most).Run();
        return SQLitePCL.raw.sqlite3_changes(connection.Handle);
    }

    public void Dispose()
    {
        _trim.Dispose();
        _find.Dispose();
        _put.Dispose();
    }

    private RowOutcome Decide(JournalModel model, LabelBatch batch, int row)
    {
        if (!Bind(_find, model, batch, row).Step())
        {
            return RowOutcome.Accepted;
        }

        var known = _find.Text(0);
        _find.Reset();
        return known == batch.Values[row] ? RowOutcome.Duplicate : RowOutcome.Conflict;
    }

    private static SqliteStatement Bind(SqliteStatement statement, JournalModel model, LabelBatch batch, int row)
    {
        var id = batch.Ids[row];
        return statement.Bind(1, model.Number).Bind(2, MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in id))).Bind(3, batch.Sources[row]).Bind(4, batch.Times[row]);
    }
}
