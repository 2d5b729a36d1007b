using System.Data;
using Dapper;

namespace ModelWatch.Windows;

/// <summary>Stores windows and their scopes, in the caller's transaction.</summary>
internal sealed class WindowStore(Rulebook rulebook)
{
    private const string Columns = "version, start, end, revision, closed, dirty, plan, reference, late, duplicates, least_rate AS LeastRate";

    /// <summary>The window, or null where it has never been.</summary>
    public WindowState? Load(IDbConnection connection, string model, string version, long start)
    {
        var row = connection.QueryFirstOrDefault<WindowRow>(
            $"SELECT {Columns} FROM window WHERE model = @model AND version = @version AND start = @start", new { model, version, start });
        return row is null ? null : Restore(connection, model, row);
    }

    /// <summary>Keys of windows that are not closed, oldest first.</summary>
    public static IReadOnlyList<WindowKey> Open(IDbConnection connection, string model) =>
        Keys(connection, model, "closed = 0");

    /// <summary>Keys of open windows that were begun before there was a reference.</summary>
    public static IReadOnlyList<WindowKey> OpenWithoutReference(IDbConnection connection, string model) =>
        Keys(connection, model, "closed = 0 AND reference IS NULL");

    /// <summary>Keys of closed windows that changed since their last close, oldest first.</summary>
    public static IReadOnlyList<WindowKey> Changed(IDbConnection connection, string model) =>
        Keys(connection, model, "closed = 1 AND dirty = 1");

    /// <summary>Keys of closed windows whose figures were provisional and whose labels have matured by <paramref name="now"/>, longest due first.</summary>
    public static IReadOnlyList<WindowKey> Matured(IDbConnection connection, string model, DateTimeOffset now, int most) =>
        Keys(connection, model, $"closed = 1 AND matures <= {now.UtcTicks}", $"matures, version LIMIT {most}");

    /// <summary>Writes the window and every scope as they are now.</summary>
    public static void Save(IDbTransaction transaction, WindowState window)
    {
        QuarantineTable.Save(transaction, window);
        transaction.Connection!.Execute(
            """
            INSERT INTO window (model, version, start, end, revision, closed, dirty, plan, reference, events, labelled, weight, late, duplicates, least_rate)
            VALUES (@Model, @Version, @start, @end, @Revision, @Closed, @Dirty, @plan, @reference, @events, 0, @weight, @Late, @Duplicates, @LeastRate)
            ON CONFLICT (model, version, start) DO UPDATE SET
                revision = excluded.revision, closed = excluded.closed, dirty = excluded.dirty, plan = excluded.plan, reference = excluded.reference,
                events = excluded.events, weight = excluded.weight, late = excluded.late, duplicates = excluded.duplicates, least_rate = excluded.least_rate
            """,
            new
            {
                window.Key.Model,
                window.Key.Version,
                start = window.Key.Start.UtcTicks,
                end = window.Key.End.UtcTicks,
                window.Revision,
                window.Closed,
                window.Dirty,
                plan = window.Rules.Plan.Digest,
                reference = window.Rules.ReferenceDigest,
                events = window.All.Events,
                weight = window.All.Weight,
                window.Late,
                window.Duplicates,
                window.LeastRate,
            },
            transaction);
        foreach (var scope in window.Segments.Prepend(window.All))
        {
            SaveScope(transaction, window.Key, scope);
        }

        EvidenceTable.Save(transaction, window);
        SourceTable.Save(transaction, window);
        window.Touched = false;
    }

    /// <summary>Marks a closed window as changed, so that the next evaluation revises it.</summary>
    public static void MarkChanged(IDbTransaction transaction, string model, string version, long start) =>
        transaction.Connection!.Execute(
            "UPDATE window SET dirty = 1 WHERE model = @model AND version = @version AND start = @start AND closed = 1",
            new { model, version, start },
            transaction);

    /// <summary>Forgets the scopes of a window that is folded anew.</summary>
    public static void ClearScopes(IDbTransaction transaction, WindowKey key) =>
        transaction.Connection!.Execute(
            "DELETE FROM window_scope WHERE model = @Model AND version = @Version AND start = @start",
            new { key.Model, key.Version, start = key.Start.UtcTicks },
            transaction);

    private static List<WindowKey> Keys(IDbConnection connection, string model, string condition, string order = "start, version") =>
    [
        .. connection.Query<(string Version, long Start, long End)>(
            $"SELECT version, start, end FROM window WHERE model = @model AND {condition} ORDER BY {order}", new { model })
        .Select(r => new WindowKey(model, r.Version, Utc(r.Start), Utc(r.End))),
    ];

    private static void SaveScope(IDbTransaction transaction, WindowKey key, Scope scope) => transaction.Connection!.Execute(
        """
        INSERT OR REPLACE INTO window_scope (model, version, start, segment, events, weight, squares, profiles)
        VALUES (@Model, @Version, @start, @segment, @Events, @FixedWeights, @squares, @profiles)
        """,
        new
        {
            key.Model,
            key.Version,
            start = key.Start.UtcTicks,
            segment = scope.Segment ?? "",
            scope.Events,
            scope.FixedWeights,
            squares = scope.Squares.ToBytes(),
            profiles = scope.ToBytes(),
        },
        transaction);

    private WindowState Restore(IDbConnection connection, string model, WindowRow row)
    {
        var rules = rulebook.Of(model, row.Plan, row.Reference);
        var key = new WindowKey(model, row.Version, Utc(row.Start), Utc(row.End));
        var window = new WindowState(key, rules)
        {
            Evidence = EvidenceTable.Sample(connection, key),
            Sources = SourceTable.Load(connection, key),
            Revision = (int)row.Revision,
            Closed = row.Closed == 1,
            Dirty = row.Dirty == 1,
            Late = row.Late,
            Duplicates = row.Duplicates,
            LeastRate = row.LeastRate ?? rules.Plan.Sampling.Rate,
        };
        var scopes = connection.Query<(string Segment, long Events, long Weight, byte[]? Squares, byte[] Profiles)>(
            "SELECT segment, events, weight, squares, profiles FROM window_scope WHERE model = @model AND version = @Version AND start = @Start",
            new { model, row.Version, row.Start });
        foreach (var scope in scopes)
        {
            window.Restore(Scope.FromBytes(scope.Segment.Length == 0 ? null : scope.Segment, rules.Schemas, scope.Events, scope.Weight, scope.Squares, scope.Profiles));
        }

        return window;
    }

    private static DateTimeOffset Utc(long ticks) => new(ticks, TimeSpan.Zero);

    private sealed record WindowRow(
        string Version, long Start, long End, long Revision, long Closed, long Dirty, string Plan, string? Reference, long Late, long Duplicates, double? LeastRate);
}
