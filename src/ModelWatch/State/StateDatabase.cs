using System.Collections.Concurrent;
using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ModelWatch.State;

/// <summary>The embedded <see cref="IStateStore"/>: one SQLite file, one writer, as many readers as are asked for at once.</summary>
internal sealed class StateDatabase : IStateStore, IDisposable
{
    private const int MostIdleReaders = 8;
    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly SqliteConnection _writer;
    private readonly ConcurrentBag<SqliteConnection> _readers = [];

    /// <summary>Opens the file and brings the tables of every room up to date.</summary>
    public StateDatabase(string path, IEnumerable<Migration> migrations)
    {
        _path = path;
        _writer = SqliteFile.OpenWriter(path);
        Migrate(migrations);
    }

    public T Write<T>(Func<IDbTransaction, T> work)
    {
        lock (_gate)
        {
            using var transaction = _writer.BeginTransaction();
            var result = work(transaction);
            transaction.Commit();
            return result;
        }
    }

    public T Read<T>(Func<IDbConnection, T> work)
    {
        if (!_readers.TryTake(out var reader))
        {
            reader = SqliteFile.OpenReader(_path);
        }

        try
        {
            using var snapshot = reader.BeginTransaction(deferred: true);
            return work(reader);
        }
        finally
        {
            Return(reader);
        }
    }

    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
    }

    private void Return(SqliteConnection reader)
    {
        if (_readers.Count < MostIdleReaders)
        {
            _readers.Add(reader);
        }
        else
        {
            reader.Dispose();
        }
    }

    private void Migrate(IEnumerable<Migration> migrations)
    {
        _writer.Execute("CREATE TABLE IF NOT EXISTS migration (room TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (room, version)) WITHOUT ROWID");
        var done = _writer.Query<(string, long)>("SELECT room, version FROM migration").ToHashSet();
        foreach (var step in migrations.Where(m => !done.Contains((m.Room, m.Version))).OrderBy(m => m.Version))
        {
            Write(transaction =>
            {
                transaction.Connection!.Execute(step.Sql, transaction: transaction);
                return transaction.Connection!.Execute("INSERT INTO migration (room, version) VALUES (@Room, @Version)", new { step.Room, step.Version }, transaction);
            });
        }
    }
}
