using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using ModelWatch.Artefacts.Replay;
using ModelWatch.Exposition;
using ModelWatch.Findings;
using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Series;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch.Benchmarks.Rows;

/// <summary>Many models under the real loop over real databases in a directory that stays.</summary>
internal sealed class ModelsHouse : IAsyncDisposable
{
    private readonly CorridorInstruments _instruments = new(TimeProvider.System);
    private readonly CorridorLoop _loop;

    public ModelsHouse(string directory)
    {
        State = new StateDatabase(
            Path.Combine(directory, "state.db"),
            [.. PlanTables.Migrations, .. ReferenceTables.Migrations, .. WindowTables.Migrations, .. FindingTables.Migrations, .. SeriesTables.Migrations]);
        Log = new EventLog(Path.Combine(directory, "journal.db"), TimeProvider.System);
        var watermarks = new CorridorWatermarks(State);
        Plans = new PlanStore(State, watermarks, TimeProvider.System);
        References = new ReferenceStore(State, watermarks, TimeProvider.System);
        var rulebook = new Rulebook(Plans, References);
        var replay = new CorridorReplay(new ReplayProbe(directory, new ReplayLimits(), TimeProvider.System), State, NullLogger<CorridorReplay>.Instance);
        var end = new CorridorEnd(State, new FindingStore(), new Outbox([]), new ModelSeries(TimeProvider.System), replay);
        _loop = new CorridorLoop(Log, State, new WindowStore(rulebook), rulebook, end, _instruments, TimeProvider.System, new CorridorOptions(), NullLogger<CorridorLoop>.Instance);
        _loop.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public StateDatabase State { get; }

    public EventLog Log { get; }

    public PlanStore Plans { get; }

    public ReferenceStore References { get; }

    public IReadOnlyDictionary<string, string> Faults => _loop.Faults;

    /// <summary>A tick of the clock: every model is walked.</summary>
    public void Tick()
    {
        foreach (var model in Plans.Models()) _loop.Notify(model);
    }

    /// <summary>Closes everything that a model has.</summary>
    public Task CloseAsync(string model) => _loop.CloseAsync(model, DateTimeOffset.MaxValue);

    /// <summary>Events that stand in windows.</summary>
    public long Folded() => State.Read(connection => connection.ExecuteScalar<long>("SELECT COALESCE(SUM(events), 0) FROM window"));

    public async ValueTask DisposeAsync()
    {
        await _loop.StopAsync(CancellationToken.None);
        _loop.Dispose();
        await Log.DisposeAsync();
        _instruments.Dispose();
        State.Dispose();
    }
}
