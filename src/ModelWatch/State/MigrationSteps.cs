using Dapper;
using Microsoft.Data.Sqlite;

namespace ModelWatch.State;

/// <summary>
/// Brings the tables of every room up to date. A step and the note that it was done are one transaction, so a start that was cut anywhere
/// goes on where it was.
/// </summary>
internal static class MigrationSteps
{
    /// <exception cref="MigrationRefusal">The file has steps that this program does not know.</exception>
    public static void Run(SqliteConnection writer, string path, IEnumerable<Migration> migrations)
    {
        var known = migrations.ToList();
        writer.Execute("CREATE TABLE IF NOT EXISTS migration (room TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (room, version)) WITHOUT ROWID");
        var done = writer.Query<(string Room, long Version)>("SELECT room, version FROM migration").ToHashSet();
        Refuse(path, known, done);
        foreach (var step in known.Where(m => !done.Contains((m.Room, m.Version))).OrderBy(m => m.Version))
        {
            using var transaction = writer.BeginTransaction();
            writer.Execute(step.Sql, transaction: transaction);
            writer.Execute("INSERT INTO migration (room, version) VALUES (@Room, @Version)", new { step.Room, step.Version }, transaction);
            transaction.Commit();
        }
    }

    /// <summary>A room that this list does not have is somebody else's and left alone.</summary>
    private static void Refuse(string path, List<Migration> known, HashSet<(string Room, long Version)> done)
    {
        foreach (var (room, version) in done)
        {
            var versions = known.Where(m => m.Room == room).Select(m => m.Version).ToList();
            if (versions.Count == 0 || versions.Contains((int)version))
            {
                continue;
            }

            throw new MigrationRefusal(version > versions.Max()
                ? $"The database {path} was written by a newer ModelWatch (format {version} of {room}; this program knows {versions.Max()}): start that one, or restore a backup of the older format."
                : $"The database {path} was written by an unreleased ModelWatch (format {version} of {room}; this program reads from {versions.Min()} on): start with another data directory.");
        }
    }
}
