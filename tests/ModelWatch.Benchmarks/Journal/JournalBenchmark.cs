using System.Globalization;
using Microsoft.Data.Sqlite;
using ModelWatch.Journal;
using ModelWatch.State;

namespace ModelWatch.Benchmarks.Journal;

/// <summary>
/// The journal alone: identity, code, commit, and reading by the fold, in CPU seconds of the process as the system counts them; beside it, in
/// the same minute, SQLite with one row of 300 bytes a commit. Arguments: millions of events (1), directory (temporary).
/// </summary>
internal static class JournalBenchmark
{
    private const int InABatch = 500;
    private const int Senders = 4;
    private const int Connections = 64;

    public static int Run(string[] args)
    {
        var millions = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 1;
        var directory = Directory.CreateDirectory(Path.Combine(args.Length > 1 ? args[1] : Path.GetTempPath(), "mw-journal-" + Environment.ProcessId)).FullName;
        try
        {
            var bare = Bare(Path.Combine(directory, "bare.db"));
            Batches(Path.Combine(directory, "journal.db"), millions).GetAwaiter().GetResult();
            Singles(Path.Combine(directory, "singles.db"), bare).GetAwaiter().GetResult();
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>One row of 300 bytes a commit, on the disk each: commits a second.</summary>
    private static double Bare(string path)
    {
        using var connection = SqliteFile.OpenWriter(path);
        Execute(connection, "CREATE TABLE row (number INTEGER PRIMARY KEY, bytes BLOB)");
        using var put = new SqliteStatement(connection, "INSERT INTO row (bytes) VALUES (?)");
        var bytes = new byte[300];
        var began = TimeProvider.System.GetTimestamp();
        const int commits = 5000;
        for (var i = 0; i < commits; i++)
        {
            put.Bind(1, bytes).Run();
        }

        var rate = commits / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        Say($"bare writer, FULL, a row of 300 bytes a commit: {rate:N0} commits/s");
        return rate;
    }

    private static async Task Batches(string path, double millions)
    {
        await using var log = new EventLog(path, TimeProvider.System);
        var events = new JournalEvents(InABatch);
        var total = (int)(millions * 1_000_000 / InABatch);
        var part = Math.Max(1, Math.Min(total / 10, 2000));
        long after = 0;
        for (var done = 0; done < total;)
        {
            var (cpu, began) = (Environment.CpuUsage.TotalTime, TimeProvider.System.GetTimestamp());
            for (var i = 0; i < part; i += Senders)
            {
                await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(() => log.AppendAsync([events.Next("model")]))));
                for (var read = log.Read("model", after, 16); read.Count > 0; read = log.Read("model", after, 16))
                {
                    after = read[^1].Position;
                }
            }

            done += part;
            var used = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
            var count = (double)part * InABatch;
            Say($"known {done * (double)InABatch:N0}: {used / count * 1e6:0.00} us of CPU an event, {count / used:N0} events per CPU-second, {count / TimeProvider.System.GetElapsedTime(began).TotalSeconds:N0} events/s; RSS {Environment.WorkingSet >> 20} MiB; file {new FileInfo(path).Length / 1e9:0.00} GB");
        }
    }

    private static async Task Singles(string path, double bare)
    {
        await using var log = new EventLog(path, TimeProvider.System);
        var events = new JournalEvents(1);
        for (var turn = 0; turn < 3; turn++)
        {
            const int each = 1000;
            var (cpu, began) = (Environment.CpuUsage.TotalTime, TimeProvider.System.GetTimestamp());
            await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
            {
                for (var i = 0; i < each; i++)
                {
                    await log.AppendAsync([events.Next("model")]);
                }
            })));
            var rate = Connections * each / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
            Say($"single events, {Connections} senders: {rate:N0} events/s = {rate / (Connections * bare):0.00} x {Connections} x bare; {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds / (Connections * each) * 1e6:0.0} us of CPU an event");
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
