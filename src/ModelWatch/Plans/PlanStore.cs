using System.Data;
using Dapper;
using ModelWatch.State;

namespace ModelWatch.Plans;

/// <summary>Keeps the plans of all models with their history. Plans that count are held in memory, as every event asks for one. Thread safe.</summary>
internal sealed class PlanStore(IStateStore state, IWatermarks watermarks, TimeProvider time)
{
    private readonly Lock _gate = new();

    /// <summary>Replaced as a whole under the gate, read without it. Nothing is asked of the store under the gate, so no two locks meet.</summary>
    private volatile PlanShelf? _shelf;
    private long _changes;

    /// <summary>Takes a plan in; the model's newest plan again changes nothing. It is effective at once while approval is off.</summary>
    public PlanPut Put(MonitoringPlan plan, string text, PlanOrigin origin = PlanOrigin.Api)
    {
        var watermark = watermarks.Of(plan.Model) ?? 0;
        var put = state.Write(transaction => Put(transaction, plan, text, origin, watermark));
        if (!put.IsNew) return put;
        lock (_gate)
        {
            _changes++;
            _shelf = null;
        }

        return put;
    }

    /// <summary>The effective plans of a model; without steps for an unknown model and for one of <see cref="Faults"/>.</summary>
    public PlanTimeline Timeline(string model) => Shelf().Timelines.GetValueOrDefault(model) ?? new PlanTimeline([]);

    /// <summary>Models that are out because one of their stored plans cannot be read, with the reason. The others do not notice.</summary>
    public IReadOnlyDictionary<string, string> Faults => Shelf().Faults;

    /// <summary>The plan that counts for new windows, or null.</summary>
    public MonitoringPlan? Effective(string model) => Timeline(model).Newest;

    /// <summary>The plan as received that came last, whatever its state.</summary>
    public StoredPlan? Latest(string model) => History(model) is [var newest, ..] ? newest : null;

    /// <summary>Every plan of a model, newest first.</summary>
    public IReadOnlyList<StoredPlan> History(string model) => state.Read(connection =>
        Rows(connection, null, model).Select(row => row.ToPlan()).ToArray());

    /// <summary>The names of all models that have an effective plan and can be read, sorted.</summary>
    public IReadOnlyList<string> Models() => Shelf().Models;

    private PlanShelf Shelf()
    {
        if (_shelf is { } known) return known;
        long seen;
        lock (_gate) seen = _changes;
        var read = PlanShelf.Of(state.Read(Effective));
        lock (_gate)
        {
            // A plan that came in while this was read makes it old; the next question reads again.
            if (seen == _changes) _shelf = read;
        }

        return read;
    }

    private static List<PlanRow> Effective(IDbConnection connection) =>
        connection.Query<PlanRow>($"SELECT {PlanRow.Columns} FROM plans WHERE effective_from IS NOT NULL ORDER BY number").AsList();

    private PlanPut Put(IDbTransaction transaction, MonitoringPlan plan, string text, PlanOrigin origin, long watermark)
    {
        var rows = Rows(transaction.Connection!, transaction, plan.Model);
        if (Standing(rows, plan, origin) is { } standing) return new PlanPut(standing.ToPlan(), false);
        const string Insert = $"""
            INSERT INTO plans (model, version, digest, state, effective_from, received, origin, text)
            VALUES (@Model, @Version, @Digest, @State, @From, @Received, @Origin, @Text)
            RETURNING {PlanRow.Columns}
            """;
        var row = transaction.Connection!.QuerySingle<PlanRow>(Insert, new
        {
            plan.Model,
            plan.Version,
            plan.Digest,
            State = Word(PlanState.Effective),
            From = rows.Count == 0 ? 0 : watermark,
            Received = time.GetUtcNow().UtcTicks,
            Origin = Word(origin),
            Text = text,
        }, transaction);
        return new PlanPut(row.ToPlan(), true);
    }

    /// <summary>
    /// The row that makes taking the plan in needless: the newest one, or for a plan from the folder the one that the folder gave last,
    /// so that a restart does not undo what was changed since through the API.
    /// </summary>
    private static PlanRow? Standing(List<PlanRow> rows, MonitoringPlan plan, PlanOrigin origin)
    {
        if (rows.Count > 0 && rows[0].Digest == plan.Digest) return rows[0];
        var last = origin == PlanOrigin.Folder ? rows.Find(row => row.Origin == Word(PlanOrigin.Folder)) : null;
        return last?.Digest == plan.Digest ? rows[0] : null;
    }

    private static List<PlanRow> Rows(IDbConnection connection, IDbTransaction? transaction, string model) =>
        connection.Query<PlanRow>($"SELECT {PlanRow.Columns} FROM plans WHERE model = @model ORDER BY number DESC", new { model }, transaction).AsList();

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
