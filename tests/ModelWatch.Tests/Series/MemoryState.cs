using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;
using ModelWatch.Plans;
using ModelWatch.Series;
using ModelWatch.State;

namespace ModelWatch.Tests.Series;

/// <summary>The tables of the rooms Plans and Series in a database in memory.</summary>
internal sealed class MemoryState : IStateStore, IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly Lock _one = new();

    public MemoryState()
    {
        _connection.Open();
        foreach (var step in PlanTables.Migrations.Concat(SeriesTables.Migrations))
            _connection.Execute(step.Sql);
    }

    public T Write<T>(Func<IDbTransaction, T> work)
    {
        lock (_one)
        {
            using var transaction = _connection.BeginTransaction();
            var result = work(transaction);
            transaction.Commit();
            return result;
        }
    }

    public void Write(Action<IDbTransaction> work) => Write(t =>
    {
        work(t);
        return 0;
    });

    public T Read<T>(Func<IDbConnection, T> work)
    {
        lock (_one)
            return work(_connection);
    }

    public void Dispose() => _connection.Dispose();
}
