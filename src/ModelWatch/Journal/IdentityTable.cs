using Microsoft.Data.Sqlite;

namespace ModelWatch.Journal;

/// <summary>Who has been here: (model, source, id) of every event until its horizon has passed.</summary>
internal static class IdentityTable
{
    /// <summary>Decides each row and remembers the new ones, in the caller's transaction. Rows of one batch see each other.</summary>
    public static RowOutcome[] Claim(SqliteTransaction transaction, EventBatch batch, UInt128[] contents, long[] expires, long watermark)
    {
        using var find = Find(transaction, batch.Model);
        using var put = Put(transaction, batch.Model);
        var outcomes = new RowOutcome[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            var id = Hash128.ToBytes(batch.Ids[i]);
            var known = Known(find, id, batch.Sources[i], watermark);
            outcomes[i] = known is null ? RowOutcome.Accepted : known == contents[i] ? RowOutcome.Duplicate : RowOutcome.Conflict;
            if (known is null)
            {
                put.Parameters["$id"].Value = id;
                put.Parameters["$source"].Value = batch.Sources[i];
                put.Parameters["$content"].Value = Hash128.ToBytes(contents[i]);
                put.Parameters["$expires"].Value = expires[i];
                put.ExecuteNonQuery();
            }
        }

        return outcomes;
    }

    private static UInt128? Known(SqliteCommand find, byte[] id, string source, long watermark)
    {
        find.Parameters["$id"].Value = id;
        find.Parameters["$source"].Value = source;
        using var rows = find.ExecuteReader();
        return rows.Read() && rows.GetInt64(1) >= watermark
            ? Hash128.FromBytes((byte[])rows.GetValue(0))
            : null;
    }

    private static SqliteCommand Find(SqliteTransaction transaction, string model)
    {
        var command = transaction.Connection!.CreateCommand();
        command.CommandText = "SELECT content, expires FROM identity WHERE model = $model AND id = $id AND source = $source";
        command.Parameters.AddWithValue("$model", model);
        command.Parameters.Add("$id", SqliteType.Blob);
        command.Parameters.Add("$source", SqliteType.Text);
        return command;
    }

    private static SqliteCommand Put(SqliteTransaction transaction, string model)
    {
        var command = transaction.Connection!.CreateCommand();
        command.CommandText = "INSERT OR REPLACE INTO identity (model, id, source, content, expires) VALUES ($model, $id, $source, $content, $expires)";
        command.Parameters.AddWithValue("$model", model);
        command.Parameters.Add("$id", SqliteType.Blob);
        command.Parameters.Add("$source", SqliteType.Text);
        command.Parameters.Add("$content", SqliteType.Blob);
        command.Parameters.Add("$expires", SqliteType.Integer);
        return command;
    }
}
