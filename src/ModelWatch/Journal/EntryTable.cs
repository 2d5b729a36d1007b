using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using ModelWatch.State;

namespace ModelWatch.Journal;

/// <summary>Entries as they are stored. On the writer's connection, in its transactions.</summary>
internal sealed class EntryTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _put = new(
        connection, "INSERT INTO entry (position, model, kind, received, appended, seal, outcomes, identities, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    private readonly SqliteStatement _mark = new(connection, "INSERT OR REPLACE INTO mark (name, value) VALUES (?, ?)");
    private readonly SqliteStatement _trim = new(connection, "DELETE FROM entry WHERE position IN (SELECT position FROM entry WHERE model = ? AND position <= ? AND received < ? ORDER BY position LIMIT ?)");

    /// <summary>The next position of the log: positions are never given twice, also where all entries were trimmed.</summary>
    public const string NextPosition = "next";

    /// <summary>The newest entry whose identities are in runs.</summary>
    public const string Flushed = "flushed";

    public void Put(long position, EntryDraft draft, long appended, RowOutcome[] outcomes)
    {
        var identities = draft.IdentityBytes.Count == 0 ? 0 : PayloadReader.CheckSum(draft.IdentityBytes);
        var seal = EntrySeal.Of(position, draft.Model.Number, draft.Kind, outcomes, identities, PayloadReader.CheckSum(draft.Payload));
        _put.Bind(1, position).Bind(2, draft.Model.Number).Bind(3, draft.Kind).Bind(4, draft.Received.UtcTicks).Bind(5, appended).Bind(6, seal)
            .Bind(7, MemoryMarshal.AsBytes<RowOutcome>(outcomes)).Bind(8, draft.IdentityBytes).Bind(9, draft.Payload).Run();
    }

    public void Mark(string name, long value) => _mark.Bind(1, name).Bind(2, value).Run();

    public long? Mark(string name)
    {
        using var find = new SqliteStatement(connection, "SELECT value FROM mark WHERE name = ?");
        return find.Bind(1, name).Step() ? find.Long(0) : null;
    }

    public long LastPosition()
    {
        using var last = new SqliteStatement(connection, "SELECT MAX(position) FROM entry");
        last.Step();
        return last.IsNull(0) ? 0 : last.Long(0);
    }

    /// <summary>Newest position of a model and the bytes that it had by then.</summary>
    public (long Position, long Appended) Last(long model)
    {
        using var last = new SqliteStatement(connection, "SELECT position, appended FROM entry WHERE model = ? ORDER BY position DESC LIMIT 1");
        return last.Bind(1, model).Step() ? (last.Long(0), last.Long(1)) : (0, 0);
    }

    /// <summary>True where a model has an entry between two positions that was received before a time.</summary>
    public bool IsDue(long model, long after, long position, long received)
    {
        using var find = new SqliteStatement(connection, "SELECT 1 FROM entry WHERE model = ? AND position > ? AND position <= ? AND received < ? LIMIT 1");
        return find.Bind(1, model).Bind(2, after).Bind(3, position).Bind(4, received).Step();
    }

    /// <summary>Forgets the oldest entries of a model, at most so many; how many there were.</summary>
    public int Trim(long model, long position, long received, int most)
    {
        _trim.Bind(1, model).Bind(2, position).Bind(3, received).Bind(4, most).Run();
        return SQLitePCL.raw.sqlite3_changes(connection.Handle);
    }

    public void Dispose()
    {
        _put.Dispose();
        _mark.Dispose();
        _trim.Dispose();
    }
}
