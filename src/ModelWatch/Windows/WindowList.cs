using System.Data;
using Dapper;

namespace ModelWatch.Windows;

/// <summary>Reads windows for the outside.</summary>
internal static class WindowList
{
    public const int Default = 1000;
    public const int Most = 10000;

    /// <summary>Windows in order of start and version, at most one more than the limit.</summary>
    public static IReadOnlyList<WindowRecord> Read(IDbConnection connection, WindowQuery query) =>
    [
        .. connection.Query<Row>(
            """
            SELECT w.start AS Start, w.end AS End, w.revision AS Revision, w.version AS Version, s.segment AS Segment, w.closed AS Closed,
                COALESCE(s.events, w.events) AS Events,
                CASE WHEN @segment IS NULL AND w.closed = 1 AND w.dirty = 0 THEN w.labelled ELSE (
                    SELECT COUNT(*) FROM prediction_label p WHERE p.model = w.model AND p.version = w.version AND p.start = w.start
                    AND (@segment IS NULL OR instr(char(31) || p.segments || char(31), char(31) || @segment || char(31)) > 0)) END AS Labelled,
                COALESCE(s.weight, 0) AS Weight, w.late AS Late, w.digest AS Digest, w.least_rate AS LeastRate
            FROM window w LEFT JOIN window_scope s
                ON s.model = w.model AND s.version = w.version AND s.start = w.start AND s.segment = COALESCE(@segment, '')
            WHERE w.model = @Model AND w.start >= @From AND w.start < @To AND (@Version IS NULL OR w.version = @Version)
                AND (@segment IS NULL OR s.segment IS NOT NULL)
                AND (@afterStart IS NULL OR (w.start, w.version) > (@afterStart, @afterVersion))
            ORDER BY w.start, w.version LIMIT @take
            """,
            new
            {
                query.Model,
                query.From,
                query.To,
                query.Version,
                segment = string.IsNullOrEmpty(query.Segment) ? null : query.Segment,
                afterStart = query.After?.Start,
                afterVersion = query.After?.Version,
                take = query.Limit + 1,
            })
        .Select(r => r.ToRecord()),
    ];

    /// <summary>One window over all its rows, or null.</summary>
    public static WindowRecord? One(IDbConnection connection, WindowKey key) =>
        Read(connection, new WindowQuery(key.Model, key.Start.UtcTicks, key.Start.UtcTicks + 1, key.Version, null, 1, null)) is [var one, ..] ? one : null;

    /// <summary>The newest closed window of a model that holds events, or null.</summary>
    public static WindowRecord? Last(IDbConnection connection, string model) =>
        connection.QueryFirstOrDefault<(string Version, long Start, long End)?>(
            "SELECT version, start, end FROM window WHERE model = @model AND closed = 1 ORDER BY start DESC, version DESC LIMIT 1", new { model }) is { } last
            ? One(connection, new WindowKey(model, last.Version, new DateTimeOffset(last.Start, TimeSpan.Zero), new DateTimeOffset(last.End, TimeSpan.Zero)))
            : null;

    /// <summary>When the window was last evaluated, or null.</summary>
    public static DateTimeOffset? Evaluated(IDbConnection connection, WindowKey key) =>
        connection.ExecuteScalar<long?>(
            "SELECT evaluated FROM window WHERE model = @Model AND version = @Version AND start = @start",
            new { key.Model, key.Version, start = key.Start.UtcTicks }) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Set by name: a computed column has no type of its own where there is no row.</summary>
    private sealed class Row
    {
        public long Start { get; init; }
        public long End { get; init; }
        public long Revision { get; init; }
        public string Version { get; init; } = "";
        public string? Segment { get; init; }
        public long Closed { get; init; }
        public long Events { get; init; }
        public long Labelled { get; init; }
        public long Weight { get; init; }
        public long Late { get; init; }
        public string? Digest { get; init; }
        public double? LeastRate { get; init; }

        public WindowRecord ToRecord() => new(
            new WindowSpan(new DateTimeOffset(Start, TimeSpan.Zero), new DateTimeOffset(End, TimeSpan.Zero), Revision),
            Version,
            string.IsNullOrEmpty(Segment) ? null : Segment,
            Closed == 1 ? "closed" : "open",
            Events,
            Labelled,
            Statistics.Profiles.FixedWeight.ToDouble(Weight),
            Late,
            Digest)
        { LeastRate = LeastRate < 1 ? LeastRate : null };
    }
}
