using Microsoft.Data.Sqlite;
using ModelWatch.Journal.Identities;
using ModelWatch.State;

namespace ModelWatch.Journal;

/// <summary>The one connection that writes the journal, with what it has to know. All members belong to the committing thread, but for <see cref="Models"/>.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly WalCheckpoint _checkpoint;
    private readonly SqliteStatement _begin, _commit, _rollback;
    private readonly Dictionary<JournalModel, (long Position, long Appended)> _group = [];
    private long _next, _kept;

    public JournalWriter(string path, int identitiesInMemory)
    {
        _connection = SqliteFile.OpenWriter(path, JournalTables.Page);
        _checkpoint = new WalCheckpoint(_connection, path, JournalTables.Page);
        _begin = new(_connection, "BEGIN IMMEDIATE");
        _commit = new(_connection, "COMMIT");
        _rollback = new(_connection, "ROLLBACK");
        Entries = new EntryTable(_connection);
        Models = new JournalModels(_connection);
        Outcomes = new OutcomeTable(_connection);
        Identities = new IdentityStore(new IdentityTables(_connection), identitiesInMemory);
        _next = _kept = Math.Max(Entries.Mark(EntryTable.NextPosition) ?? 1, Entries.LastPosition() + 1);
        JournalStart.Restore(_connection, path, this);
    }

    public EntryTable Entries { get; }

    public JournalModels Models { get; }

    public OutcomeTable Outcomes { get; }

    public IdentityStore Identities { get; }

    /// <summary>The newest committed position.</summary>
    public long Position => _kept - 1;

    public long Next => _next;

    public void Begin() => _begin.Run();

    /// <summary>Decides the rows of a batch and stores it; the position is 0 where nothing of it has to be known.</summary>
    public (RowOutcome[] Outcomes, long Position, long Appended) Append(EntryDraft draft)
    {
        var before = _group.TryGetValue(draft.Model, out var newest) ? newest.Appended : draft.Model.Appended;
        var outcomes = draft.Identities is { } identities ? Identities.Claim(draft.Model, identities) : Outcomes.Claim(draft.Model, draft.Labels!, Identities);
        if (!outcomes.AsSpan().ContainsAny(RowOutcome.Accepted, RowOutcome.Duplicate))
        {
            return (outcomes, 0, before);
        }

        Models.Need(draft.Model);
        var appended = before + draft.Bytes;
        Entries.Put(_next, draft, appended, outcomes);
        _group[draft.Model] = (_next, appended);
        return (outcomes, _next++, appended);
    }

    /// <summary>Everything since <see cref="Begin"/> is on the disk when this returns.</summary>
    /// <exception cref="SqliteException">It is not.</exception>
    public void Commit()
    {
        _commit.Run();
        _kept = _next;
        Identities.Keep();
        Models.Keep();
        foreach (var (model, (position, appended)) in _group)
        {
            model.Append(position, appended);
        }

        _group.Clear();
    }

    public void Rollback()
    {
        _next = _kept;
        _group.Clear();
        Identities.Undo();
        Models.Undo();
        try
        {
            _rollback.Run();
        }
        catch (SqliteException)
        {
            // After some failures SQLite has rolled back by itself.
        }
    }

    /// <exception cref="SqliteException">The log could not be moved into the file.</exception>
    public void Checkpoint() => _checkpoint.WhenDue();

    public void Dispose()
    {
        SqliteStatement[] statements = [_begin, _commit, _rollback];
        Array.ForEach(statements, statement => statement.Dispose());
        Entries.Dispose();
        Models.Dispose();
        Outcomes.Dispose();
        Identities.Tables.Dispose();
        _connection.Dispose();
    }
}
