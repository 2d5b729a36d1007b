using System.Data;
using Dapper;

namespace ModelWatch.Windows;

/// <summary>Stores what each source sent into each window.</summary>
internal static class SourceTable
{
    private const string Columns = "source AS Source, accepted AS Accepted, duplicates AS Duplicates, rejected AS Rejected, unnumbered AS Unnumbered, sequences AS Sequences";

    public static void Save(IDbTransaction transaction, WindowState window)
    {
        foreach (var (source, tally) in window.Sources.Tallies)
        {
            transaction.Connection!.Execute(
                """
                INSERT OR REPLACE INTO window_source (model, version, start, source, accepted, duplicates, rejected, unnumbered, sequences)
                VALUES (@Model, @Version, @start, @source, @Accepted, @Duplicates, @Rejected, @Unnumbered, @sequences)
                """,
                new
                {
                    window.Key.Model,
                    window.Key.Version,
                    start = window.Key.Start.UtcTicks,
                    source,
                    tally.Accepted,
                    tally.Duplicates,
                    tally.Rejected,
                    tally.Unnumbered,
                    sequences = tally.Sequences.ToBytes(),
                },
                transaction);
        }
    }

    public static SourceBook Load(IDbConnection connection, WindowKey key)
    {
        var book = new SourceBook();
        foreach (var row in connection.Query<Row>(
            $"SELECT start AS Start, version AS Version, {Columns} FROM window_source WHERE model = @Model AND version = @Version AND start = @start",
            new { key.Model, key.Version, start = key.Start.UtcTicks }))
        {
            book.Tallies[row.Source] = row.ToTally();
        }

        return book;
    }

    /// <summary>The sources of the windows of a model that start in a span, in the order of their names.</summary>
    public static ILookup<(long Start, string Version), WindowSource> Read(IDbConnection connection, string model, long from, long to) =>
        connection.Query<Row>(
            $"SELECT start AS Start, version AS Version, {Columns} FROM window_source WHERE model = @model AND start >= @from AND start <= @to ORDER BY start, version, source",
            new { model, from, to })
        .ToLookup(row => (row.Start, row.Version), row => row.ToTally().ToRecord(row.Source));

    private sealed class Row
    {
        public long Start { get; init; }
        public string Version { get; init; } = "";
        public string Source { get; init; } = "";
        public long Accepted { get; init; }
        public long Duplicates { get; init; }
        public long Rejected { get; init; }
        public long Unnumbered { get; init; }
        public byte[]? Sequences { get; init; }

        public SourceTally ToTally() => new()
        {
            Accepted = Accepted,
            Duplicates = Duplicates,
            Rejected = Rejected,
            Unnumbered = Unnumbered,
            Sequences = SequenceSet.FromBytes(Sequences),
        };
    }
}
