using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Artefacts.Replay;
using ModelWatch.Exposition;
using ModelWatch.Findings;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Series;
using ModelWatch.Tests.Series;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Windows.Simulation;

/// <summary>The real corridor over a journal and a record in memory; <see cref="Restart"/> leaves nothing but these two.</summary>
internal sealed class SimulatedHouse : IDisposable
{
    public static readonly DateTimeOffset Begin = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private const string Plan = """
        model: m
        version: "1"
        window: {length: 1h, minimum: 1000, lateness: 5m, horizon: 30d}
        inputs: {dose: {kind: numeric}, country: {kind: categorical}}
        outputs: {score: {kind: probability}}
        label: {kind: binary}
        segments: [country]
        sampling: {rate: 0.9, evidence: 5}
        """;

    private readonly Rulebook _rulebook;
    private readonly CorridorEnd _end;
    private readonly CorridorInstruments _instruments;

    public SimulatedHouse(SimulatedLog log)
    {
        Log = log;
        _instruments = new CorridorInstruments(Time);
        var watermarks = new CorridorWatermarks(State);
        var plans = new PlanStore(State, watermarks, Time);
        plans.Put(PlanReader.Read(Plan).Plan!, Plan);
        _rulebook = new Rulebook(plans, new ReferenceStore(State, watermarks, Time));
        var replay = new CorridorReplay(new ReplayProbe(Path.GetTempPath(), new ReplayLimits(), Time), State, NullLogger<CorridorReplay>.Instance);
        _end = new CorridorEnd(State, new FindingStore(), new Outbox([new ScriptedStore(_ => throw new InvalidOperationException())]), new ModelSeries(Time), replay);
        Restart();
    }

    public SimulatedState State { get; } = new();

    public SimulatedLog Log { get; }

    public FakeTimeProvider Time { get; } = new(Begin);

    public Corridor Corridor { get; private set; } = null!;

    /// <summary>Memory is gone; the record and the journal are as they were.</summary>
    public void Restart()
    {
        State.Revive();
        Corridor = new Corridor("m", Log, State, new WindowStore(_rulebook), _rulebook, _end, _instruments, Time);
    }

    /// <summary>What the windows hold, whichever way it came to be.</summary>
    public string Windows() => string.Join('\n', Rows("SELECT version || ' ' || start || ' ' || events || ' ' || labelled || ' ' || weight || ' ' || closed || dirty || ' ' || digest FROM window ORDER BY version, start"));

    /// <summary>Every label is somewhere, once.</summary>
    public string Labels() => string.Join('\n', Rows(
        "SELECT joined + corrected + kept + orphaned FROM label_count").Concat(Rows("SELECT COUNT(*) FROM waiting_label"))
        .Concat(Rows("SELECT SUM(rows) FROM label_cohort")).Concat(Rows("SELECT hex(id) || event FROM evidence ORDER BY version, start, id")));

    public long Number(string sql) => State.Read(connection => connection.ExecuteScalar<long>(sql));

    public void Dispose()
    {
        _instruments.Dispose();
        State.Dispose();
    }

    private IEnumerable<string> Rows(string sql) => State.Read(connection => connection.Query<string>(sql).ToList());
}
