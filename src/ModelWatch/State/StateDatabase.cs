using System.Collections.Concurrent;
using System.Data;
using Microsoft.Data.Sqlite;

namespace ModelWatch.State;

/// <summary>The embedded <see cref="IStateStore"/>: one SQLite file, one writer, as many readers as are asked for at once.</summary>
internal sealed class StateDatabase : IStateStore, IDisposable
{
    private const int MostIdleReaders = 8;
    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly SqliteConnection _writer;
    private readonly WalCheckpoint _checkpoint;
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly TaskCompletionSource<string> _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Opens the file and brings the tables of every room up to date.</summary>
    /// <exception cref="MigrationRefusal">Another version of the program wrote the file.</exception>
    /// <exception cref="SqliteException">The file cannot be opened or written.</exception>
    public StateDatabase(string path, IEnumerable<Migration> migrations, int page = SqliteFile.DefaultPage)
    {
        _path = path;
        _writer = SqliteFile.OpenWriter(path, page);
        _checkpoint = new WalCheckpoint(_writer, path, page);
        try
        {
            MigrationSteps.Run(_writer, path, migrations);
        }
        catch
        {
            _writer.Dispose();
            throw;
        }
    }

    /// <summary>Ends, with the reason, when what the disk holds can no longer be trusted: from then on nothing is written.</summary>
    public Task<string> Broken => _broken.Task;

    /// <summary>What reading showed of a damaged file, or null.</summary>
    public string? Damage { get; private set; }

    public T Write<T>(Func<IDbTransaction, T> work)
    {
        lock (_gate)
        {
            if (_broken.Task.IsCompleted)
            {
                throw new InvalidOperationException($"Nothing is written any more: {_broken.Task.Result}");
            }

            try
            {
                return Commit(work);
            }
            catch (SqliteException e) when (StorageFailure.IsUntrusted(e))
            {
                _broken.TrySetResult($"{_path}: {e.Message}");
                throw;
            }
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
        catch (Exception e) when (Note(e))
        {
            throw;
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

    private T Commit<T>(Func<IDbTransaction, T> work)
    {
        T result;
        using (var transaction = _writer.BeginTransaction())
        {
            result = work(transaction);
            transaction.Commit();
        }

        try
        {
            _checkpoint.WhenDue();
        }
        catch (SqliteException e) when (!StorageFailure.IsUntrusted(e))
        {
            // No room for the file to grow: what is committed is safe in the log, and the next turn tries again.
        }

        return result;
    }

    /// <summary>
    /// Never true. A file that reading shows to be damaged is told to whoever asks for the service's health; a row that cannot be read is only
    /// marked, for the others can be used.
    /// </summary>
    private bool Note(Exception e)
    {
        if (e is SqliteException sqlite && StorageFailure.IsUntrusted(sqlite))
        {
            Damage ??= e.Message;
        }
        else if (e is InvalidDataException or System.Text.Json.JsonException or FormatException or DataException)
        {
            e.Data[StorageFailure.StoredRow] = true;
        }

        return false;
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
}
