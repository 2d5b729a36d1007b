using Microsoft.Data.Sqlite;

namespace ModelWatch.Journal;

/// <summary>Every label that was accepted, so that the same again is known and two answers for one moment are refused.</summary>
internal static class OutcomeTable
{
    /// <summary>Decides each label and remembers the new ones, in the caller's transaction.</summary>
    public static RowOutcome[] Claim(SqliteTransaction transaction, LabelBatch batch)
    {
        using var find = Command(transaction, batch.Model, "SELECT value FROM outcome WHERE model = $model AND id = $id AND source IS $source AND time = $time");
        using var count = Command(transaction, batch.Model, "SELECT COUNT(*) FROM identity WHERE model = $model AND id = $id");
        using var put = Command(transaction, batch.Model, "INSERT INTO outcome (model, id, source, time, value, received) VALUES ($model, $id, $source, $time, $value, $received)");
        put.Parameters.AddWithValue("$received", batch.Received.UtcTicks);
        var outcomes = new RowOutcome[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            Bind(find, batch, i);
            Bind(count, batch, i);
            outcomes[i] = Decide(find, count, batch, i);
            if (outcomes[i] == RowOutcome.Accepted)
            {
                Bind(put, batch, i);
                put.ExecuteNonQuery();
            }
        }

        return outcomes;
    }

    private static RowOutcome Decide(SqliteCommand find, SqliteCommand count, LabelBatch batch, int row)
    {
        if (batch.Sources[row] is null && (long)count.ExecuteScalar()! > 1)
        {
            return RowOutcome.Ambiguous;
        }

        return find.ExecuteScalar() is not string known ? RowOutcome.Accepted
            : known == batch.Values[row] ? RowOutcome.Duplicate
            : RowOutcome.Conflict;
    }

    private static SqliteCommand Command(SqliteTransaction transaction, string model, string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$model", model);
        command.Parameters.Add("$id", SqliteType.Blob);
        command.Parameters.Add("$source", SqliteType.Text);
        command.Parameters.Add("$time", SqliteType.Integer);
        command.Parameters.Add("$value", SqliteType.Text);
        return command;
    }

    private static void Bind(SqliteCommand command, LabelBatch batch, int row)
    {
        command.Parameters["$id"].Value = Hash128.ToBytes(batch.Ids[row]);
        command.Parameters["$source"].Value = (object?)batch.Sources[row] ?? DBNull.Value;
        command.Parameters["$time"].Value = batch.Times[row];
        command.Parameters["$value"].Value = batch.Values[row];
    }
}
