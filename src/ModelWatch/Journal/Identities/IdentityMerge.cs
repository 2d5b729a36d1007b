using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using ModelWatch.State;

namespace ModelWatch.Journal.Identities;

/// <summary>Says which runs become one, and gives their rows in order without the expired. One reader of the file of its own; one user.</summary>
internal sealed class IdentityMerge(string path, int smallest, Func<long, long> watermarkOf) : IDisposable
{
    /// <summary>Runs of like size that become one: each row is written again once for every factor of eight.</summary>
    private const int Fan = 8;

    /// <summary>From that size on the oldest run is written again when the others hold as much: it holds what expired.</summary>
    private const long Old = 16_000_000;
    private SqliteConnection? _connection;

    /// <summary>Neighbours in age that are due, newest first, or none.</summary>
    public IReadOnlyList<IdentityRun> Due(IReadOnlyList<IdentityRun> runs)
    {
        for (int first = 0, last; first < runs.Count; first = last)
        {
            for (last = first; last < runs.Count && Tier(runs[last]) == Tier(runs[first]);)
            {
                last++;
            }

            if (last - first >= Fan)
            {
                return [.. runs.Skip(first).Take(last - first)];
            }
        }

        return runs.Count > 1 && runs[^1].Rows >= Old && runs.SkipLast(1).Sum(run => run.Rows) >= runs[^1].Rows ? [.. runs] : [];
    }

    /// <summary>Rows by key and source; of one identity the newest run's; none whose time has passed.</summary>
    public IEnumerable<IdentityRow> Rows(IReadOnlyList<IdentityRun> newestFirst)
    {
        _connection ??= SqliteFile.OpenReader(path);
        var heads = new PriorityQueue<(IEnumerator<IdentityRow> Rows, int Age), (IdentityRow Row, int Age)>();
        for (var age = 0; age < newestFirst.Count; age++)
        {
            Next(Rows(newestFirst[age]).GetEnumerator(), age, heads);
        }

        var watermarks = new Dictionary<long, long>();
        IdentityRow? former = null;
        while (heads.TryDequeue(out var head, out _))
        {
            var row = head.Rows.Current;
            if (former is not { } known || !known.IsOf(row.Key, row.Source))
            {
                ref var watermark = ref CollectionsMarshal.GetValueRefOrAddDefault(watermarks, row.Model, out var exists);
                watermark = exists ? watermark : watermarkOf(row.Model);
                if (row.Expires >= watermark)
                {
                    yield return row;
                }
            }

            former = row;
            Next(head.Rows, head.Age, heads);
        }
    }

    public void Dispose() => _connection?.Dispose();

    private static void Next(IEnumerator<IdentityRow> rows, int age, PriorityQueue<(IEnumerator<IdentityRow>, int), (IdentityRow, int)> heads)
    {
        if (rows.MoveNext())
        {
            heads.Enqueue((rows, age), (rows.Current, age));
        }
        else
        {
            rows.Dispose();
        }
    }

    private IEnumerable<IdentityRow> Rows(IdentityRun run)
    {
        using var find = new SqliteStatement(_connection!, "SELECT rows FROM identity_chunk WHERE place = ?");
        for (var chunk = 0; chunk < run.Fences.Length; chunk++)
        {
            if (!find.Bind(1, IdentityTables.Place(run.Number, chunk)).Step())
            {
                throw new JournalFault(JournalFaultKind.Commit, $"Chunk {chunk} of the identity run {run.Number} is missing.");
            }

            var rows = MemoryMarshal.Cast<byte, IdentityRow>(find.Blob(0)).ToArray();
            find.Reset();
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    private int Tier(IdentityRun run)
    {
        var tier = 0;
        for (var rows = run.Rows / Fan; rows >= smallest; rows /= Fan)
        {
            tier++;
        }

        return tier;
    }
}
