using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using ModelWatch.State;

namespace ModelWatch.Journal.Identities;

/// <summary>The runs in the journal's file. A chunk or a part of an index lies at run * 2^32 + number. On the writer's connection, in its transactions.</summary>
internal sealed class IdentityTables : IDisposable
{
    private const int PartBytes = 256 * 1024;

    /// <summary>Chunks that weigh as much as a part.</summary>
    private const int ChunksOfPart = PartBytes / JournalTables.Page;
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _putChunk, _putPart, _putRun, _dropRun, _dropChunks, _dropParts, _chunk;

    public IdentityTables(SqliteConnection connection)
    {
        _connection = connection;
        _putChunk = new(connection, "INSERT OR REPLACE INTO identity_chunk (place, rows) VALUES (?, ?)");
        _putPart = new(connection, "INSERT OR REPLACE INTO identity_index (place, bytes) VALUES (?, ?)");
        _putRun = new(connection, "INSERT INTO identity_run (run, rows, position, chunks, exact_words, exact_width) VALUES (?, ?, ?, ?, ?, ?)");
        _dropRun = new(connection, "DELETE FROM identity_run WHERE run = ?");
        _dropChunks = new(connection, "DELETE FROM identity_chunk WHERE place IN (SELECT place FROM identity_chunk WHERE place BETWEEN ? AND ? ORDER BY place LIMIT ?)");
        _dropParts = new(connection, "DELETE FROM identity_index WHERE place IN (SELECT place FROM identity_index WHERE place BETWEEN ? AND ? ORDER BY place LIMIT ?)");
        _chunk = new(connection, "SELECT rows FROM identity_chunk WHERE place = ?");
    }

    public static long Place(long run, long number) => (run << 32) + number;

    public void Put(long run, int chunk, ReadOnlySpan<byte> rows) => _putChunk.Bind(1, Place(run, chunk)).Bind(2, rows).Run();

    /// <summary>The run is there from the commit of this transaction on.</summary>
    public void Put(IdentityRun run)
    {
        var index = run.Index();
        for (var part = 0; (long)part * PartBytes < index.Length; part++)
        {
            var bytes = index.AsSpan(part * PartBytes, Math.Min(PartBytes, index.Length - part * PartBytes));
            _putPart.Bind(1, Place(run.Number, part)).Bind(2, bytes).Run();
        }

        _putRun.Bind(1, run.Number).Bind(2, run.Rows).Bind(3, run.Position).Bind(4, run.Fences.Length).Bind(5, run.Exact.Words.Length).Bind(6, run.ExactWidth).Run();
    }

    /// <summary>The run is gone; its chunks are left to <see cref="DropChunks"/>.</summary>
    public void Drop(long run) => _dropRun.Bind(1, run).Run();

    /// <summary>Forgets chunks and parts of a run, at most so many chunks, whichever are left; 0 where there were none.</summary>
    public long DropChunks(long run, int most)
    {
        var (first, last) = (Place(run, 0), Place(run + 1, 0) - 1);
        _dropChunks.Bind(1, first).Bind(2, last).Bind(3, most).Run();
        var dropped = SQLitePCL.raw.sqlite3_changes(_connection.Handle);
        _dropParts.Bind(1, first).Bind(2, last).Bind(3, Math.Max(1, most / ChunksOfPart)).Run();
        return dropped + SQLitePCL.raw.sqlite3_changes(_connection.Handle);
    }

    /// <summary>Finds the row of an identity in a run.</summary>
    public bool Find(IdentityRun run, UInt128 key, ulong source, out IdentityRow found)
    {
        found = default;
        var sought = new IdentityRow { Key = key, Source = source, Content = 0, Expires = 0, Model = 0 };
        var (first, last) = run.Chunks(key);
        for (var chunk = Math.Max(first, 0); chunk <= last; chunk++)
        {
            var rows = Chunk(run.Number, chunk);
            var at = rows.BinarySearch(sought);
            if (at >= 0)
            {
                found = rows[at];
            }

            _chunk.Reset();
            if (at >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds the sources of a key, as long as there are fewer than two.</summary>
    public void Sources(IdentityRun run, UInt128 key, HashSet<ulong> sources)
    {
        var (first, last) = run.Chunks(key);
        for (var chunk = Math.Max(first, 0); chunk <= last && sources.Count < 2; chunk++)
        {
            var rows = Chunk(run.Number, chunk);
            var at = rows.BinarySearch(new IdentityRow { Key = key, Source = 0, Content = 0, Expires = 0, Model = 0 });
            for (var i = at < 0 ? ~at : at; i < rows.Length && rows[i].Key == key && sources.Count < 2; i++)
            {
                sources.Add(rows[i].Source);
            }

            _chunk.Reset();
        }
    }

    /// <summary>All runs, newest first, and places whose run was never finished or is gone.</summary>
    public List<IdentityRun> Load()
    {
        var runs = new List<IdentityRun>();
        using var all = new SqliteStatement(_connection, "SELECT run, rows, position, chunks, exact_words, exact_width FROM identity_run ORDER BY position DESC, run DESC");
        while (all.Step())
        {
            runs.Add(IdentityRun.Of(all.Long(0), all.Long(1), all.Long(2), (int)all.Long(3), (int)all.Long(4), (int)all.Long(5), Index(all.Long(0))));
        }

        return runs;
    }

    /// <summary>Numbers of runs that have chunks; those without a run are left over from a cut-off write.</summary>
    public List<long> Numbers()
    {
        var numbers = new List<long>();
        using var next = new SqliteStatement(_connection, "SELECT MIN(place) FROM (SELECT MIN(place) AS place FROM identity_chunk WHERE place >= ?1 UNION ALL SELECT MIN(place) FROM identity_index WHERE place >= ?1)");
        for (long from = 0; ; from = Place(numbers[^1] + 1, 0))
        {
            next.Bind(1, from).Step();
            var isEnd = next.IsNull(0);
            var place = next.Long(0);
            next.Reset();
            if (isEnd)
            {
                return numbers;
            }

            numbers.Add(place >> 32);
        }
    }

    public void Dispose()
    {
        SqliteStatement[] all = [_putChunk, _putPart, _putRun, _dropRun, _dropChunks, _dropParts, _chunk];
        Array.ForEach(all, statement => statement.Dispose());
    }

    private ReadOnlySpan<IdentityRow> Chunk(long run, int chunk) => _chunk.Bind(1, Place(run, chunk)).Step()
        ? MemoryMarshal.Cast<byte, IdentityRow>(_chunk.Blob(0))
        : throw new InvalidDataException($"Chunk {chunk} of the identity run {run} is missing.");

    private byte[] Index(long run)
    {
        using var parts = new SqliteStatement(_connection, "SELECT bytes FROM identity_index WHERE place BETWEEN ? AND ? ORDER BY place");
        parts.Bind(1, Place(run, 0)).Bind(2, Place(run + 1, 0) - 1);
        using var bytes = new MemoryStream();
        while (parts.Step())
        {
            bytes.Write(parts.Blob(0));
        }

        return bytes.ToArray();
    }
}
