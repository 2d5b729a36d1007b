using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ModelWatch.Load;

/// <summary>A bare SQLite writer that commits one row at a time with a sync each: what the disk can give.</summary>
internal static class BareWriter
{
    /// <summary>Commits a second.</summary>
    public static double Run(string folder, double seconds)
    {
        var file = Path.Combine(folder, "bare.db");
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE row (number INTEGER PRIMARY KEY, payload BLOB)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO row (payload) VALUES ($payload)";
        command.Parameters.AddWithValue("$payload", new byte[1500]);
        var watch = Stopwatch.StartNew();
        var commits = 0;
        for (; watch.Elapsed.TotalSeconds < seconds; commits++)
            command.ExecuteNonQuery();
        return commits / watch.Elapsed.TotalSeconds;
    }
}
