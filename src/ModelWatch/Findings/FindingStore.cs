using System.Data;
using System.Text.Json;
using Dapper;

namespace ModelWatch.Findings;

/// <summary>
/// Findings in the state of the service. Every step is appended to <c>finding_transition</c> and never changed; <c>finding</c> holds the newest.
/// Writes take part in the caller's transaction. Stateless and thread safe.
/// </summary>
internal sealed class FindingStore
{
    /// <summary>What the policy has to know before it steps a window of this version.</summary>
    public FindingMemory Recall(IDbConnection connection, string model, string version, IDbTransaction? transaction = null)
    {
        var firing = connection.Query<string>(
            "SELECT body FROM finding WHERE model = @model AND version = @version AND state = 'firing' ORDER BY id",
            new { model, version }, transaction).Select(Read).ToList();
        var assessed = connection.Query<(string Segment, string Kind, long Start)>(
            "SELECT segment, kind, window_start FROM finding_assessed WHERE model = @model AND version = @version",
            new { model, version }, transaction)
            .ToDictionary(
                r => new FindingKey(model, version, r.Segment.Length == 0 ? null : r.Segment, Enum.Parse<FindingKind>(r.Kind, ignoreCase: true)),
                r => new DateTimeOffset(r.Start, TimeSpan.Zero));
        return new(firing, assessed);
    }

    /// <summary>Appends the steps and moves the present state.</summary>
    public void Record(IDbTransaction transaction, FindingStep step, DateTimeOffset now)
    {
        foreach (var change in step.Changes)
        {
            Append(transaction, change, now);
            Upsert(transaction, change.Finding);
        }

        foreach (var key in step.Assessed)
            MarkAssessed(transaction, key, step.WindowStart);
    }

    public FindingPage List(IDbConnection connection, FindingQuery query)
    {
        var parameters = new
        {
            model = query.Model,
            state = query.State is { } state ? FindingJson.Name(state) : null,
            from = query.From?.UtcTicks ?? long.MinValue,
            to = query.To?.UtcTicks ?? long.MaxValue,
            afterStart = query.After?.WindowStart ?? long.MinValue,
            afterId = query.After?.Id ?? "",
            take = query.Limit + 1,
        };
        var rows = connection.Query<string>(
            """
            SELECT body FROM finding
            WHERE model = @model AND (@state IS NULL OR state = @state) AND window_start >= @from AND window_start < @to
              AND (window_start, id) > (@afterStart, @afterId)
            ORDER BY window_start, id LIMIT @take
            """, parameters).Select(Read).ToList();
        if (rows.Count <= query.Limit)
            return new(rows, null);
        rows.RemoveAt(rows.Count - 1);
        return new(rows, FindingCursor.Of(rows[^1]));
    }

    public Finding? Find(IDbConnection connection, string id) =>
        connection.QuerySingleOrDefault<string>("SELECT body FROM finding WHERE id = @id", new { id }) is { } body ? Read(body) : null;

    /// <summary>Every finding that fires now, of all models.</summary>
    public IReadOnlyList<Finding> Firing(IDbConnection connection) =>
        [.. connection.Query<string>("SELECT body FROM finding WHERE state = 'firing' ORDER BY model, version, id").Select(Read)];

    /// <summary>The steps of one finding, oldest first.</summary>
    public IReadOnlyList<FindingChange> History(IDbConnection connection, string id) =>
    [
        .. connection.Query<(string Transition, string Body)>(
            "SELECT transition, body FROM finding_transition WHERE finding = @id ORDER BY position", new { id })
            .Select(r => new FindingChange(Enum.Parse<FindingTransition>(r.Transition, ignoreCase: true), Read(r.Body))),
    ];

    private static void Append(IDbTransaction transaction, FindingChange change, DateTimeOffset now) =>
        transaction.Connection!.Execute(
            """
            INSERT INTO finding_transition (finding, transition, recorded, window_start, revision, body)
            VALUES (@Id, @transition, @recorded, @start, @Revision, @body)
            """,
            new
            {
                change.Finding.Id,
                transition = FindingJson.Name(change.Transition),
                recorded = now.UtcTicks,
                start = change.Finding.WindowStart.UtcTicks,
                change.Finding.Revision,
                body = Write(change.Finding),
            }, transaction);

    private static void Upsert(IDbTransaction transaction, Finding finding) =>
        transaction.Connection!.Execute(
            """
            INSERT INTO finding (id, model, version, segment, kind, state, severity, window_start, onset, body)
            VALUES (@Id, @Model, @Version, @segment, @kind, @state, @severity, @start, @onset, @body)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, severity = excluded.severity,
              window_start = excluded.window_start, onset = excluded.onset, body = excluded.body
            """,
            new
            {
                finding.Id,
                finding.Model,
                finding.Version,
                segment = finding.Segment ?? "",
                kind = FindingJson.Name(finding.Kind),
                state = FindingJson.Name(finding.State),
                severity = FindingJson.Name(finding.Severity),
                start = finding.WindowStart.UtcTicks,
                onset = finding.Onset.UtcTicks,
                body = Write(finding),
            }, transaction);

    private static void MarkAssessed(IDbTransaction transaction, FindingKey key, DateTimeOffset start) =>
        transaction.Connection!.Execute(
            """
            INSERT INTO finding_assessed (model, version, segment, kind, window_start) VALUES (@Model, @Version, @segment, @kind, @start)
            ON CONFLICT (model, version, segment, kind) DO UPDATE SET window_start = max(window_start, excluded.window_start)
            """,
            new { key.Model, key.Version, segment = key.Segment ?? "", kind = FindingJson.Name(key.Kind), start = start.UtcTicks },
            transaction);

    private static Finding Read(string body) => JsonSerializer.Deserialize<Finding>(body, FindingJson.Options)!;

    private static string Write(Finding finding) => JsonSerializer.Serialize(finding, FindingJson.Options);
}
