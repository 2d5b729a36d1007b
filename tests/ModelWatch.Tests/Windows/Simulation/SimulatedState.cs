using System.Data;
using Microsoft.Data.Sqlite;
using ModelWatch.Findings;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Series;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Windows.Simulation;

/// <summary>
/// A record in memory with real transactions. It dies where it is told, before or after a commit, and from then on answers nobody until it is
/// revived: what was committed is still there, what was not is gone.
/// </summary>
internal sealed class SimulatedState : IStateStore, IDisposable
{
    private static readonly Lazy<SqliteConnection> Empty = new(Template);
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SimulatedState()
    {
        _connection.Open();
        lock (Empty) Empty.Value.BackupDatabase(_connection);
    }

    /// <summary>Commits until it dies; 0 where it lives on.</summary>
    public int DiesAt { get; set; }

    /// <summary>It dies after the commit, so that only the answer is lost.</summary>
    public bool DiesAfterCommit { get; set; }

    public bool IsDead { get; private set; }

    public void Revive() => (IsDead, DiesAt) = (false, 0);

    public T Write<T>(Func<IDbTransaction, T> work)
    {
        Live();
        using var transaction = _connection.BeginTransaction();
        var result = work(transaction);
        var dies = DiesAt > 0 && --DiesAt == 0;
        if (dies && !DiesAfterCommit) Die();
        transaction.Commit();
        if (dies) Die();
        return result;
    }

    public T Read<T>(Func<IDbConnection, T> work)
    {
        Live();
        return work(_connection);
    }

    public void Dispose() => _connection.Dispose();

    private void Live()
    {
        if (IsDead) throw new SimulatedDeath();
    }

    private void Die()
    {
        IsDead = true;
        throw new SimulatedDeath();
    }

    private static SqliteConnection Template()
    {
        var path = Path.GetTempFileName();
        using (new StateDatabase(path, [.. PlanTables.Migrations, .. ReferenceTables.Migrations, .. WindowTables.Migrations, .. FindingTables.Migrations, .. SeriesTables.Migrations]))
        {
            using var file = new SqliteConnection($"Data Source={path};Pooling=False");
            file.Open();
            var template = new SqliteConnection("Data Source=:memory:");
            template.Open();
            file.BackupDatabase(template);
            return template;
        }
    }
}
