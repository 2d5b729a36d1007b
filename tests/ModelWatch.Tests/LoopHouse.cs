using System.Text;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Artefacts.Replay;
using ModelWatch.Exposition;
using ModelWatch.Findings;
using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Series;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch.Tests;

/// <summary>Two models, <c>sick</c> and <c>sound</c>, under the real loop over real databases.</summary>
internal sealed class LoopHouse : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("modelwatch-loop-").FullName;
    private StateDatabase _state = null!;
    private EventLog _log = null!;
    private CorridorInstruments _instruments = null!;

    public LoopHouse()
    {
        Open();
        foreach (var model in new[] { "sick", "sound" })
        {
            var text = CorridorHouse.Plan.Replace("model: m", "model: " + model, StringComparison.Ordinal);
            Plans.Put(PlanReader.Read(text).Plan!, text);
            using var reference = new MemoryStream(Encoding.UTF8.GetBytes("dose,country,score\n" + string.Join('\n', Enumerable.Range(0, 200).Select(i => $"{i},DE,0.5"))));
            References.Put(ReferenceBuilder.Build(Plans.Effective(model)!, reference).Profile!);
        }
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public PlanStore Plans { get; private set; } = null!;

    public ReferenceStore References { get; private set; } = null!;

    public CorridorLoop Loop { get; private set; } = null!;

    public async Task EventsAsync(string model, int first) => await new EventIntake(_log, new Mask(new byte[32]), Time).AcceptAsync(
        PlanReader.Read(CorridorHouse.Plan.Replace("model: m", "model: " + model, StringComparison.Ordinal)).Plan!,
        Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(first, 20).Select(i => CorridorHouse.Event(i, "2026-03-01T08:00:00Z", i)))), "test");

    public void Write(string sql) => _state.Write(transaction => transaction.Connection!.Execute(sql, transaction: transaction));

    public long Closed(string model) => _state.Read(connection => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM window WHERE model = @model AND closed = 1", new { model }));

    public long Events(string model) => _state.Read(connection => connection.ExecuteScalar<long>("SELECT COALESCE(SUM(events), 0) FROM window WHERE model = @model", new { model }));

    /// <summary>Lets the loop walk all models until something is so; the clock runs meanwhile.</summary>
    public async Task UntilAsync(Func<bool> so, string what)
    {
        for (var i = 0; i < 3_000 && !so(); i++)
        {
            foreach (var model in Plans.Models().Concat(Plans.Faults.Keys)) Loop.Notify(model);
            Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(10);
        }

        Assert.True(so(), what);
    }

    /// <summary>Leaves nothing but the disk.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        Open();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private void Open()
    {
        _state = new StateDatabase(
            Path.Combine(_directory, "state.db"),
            [.. PlanTables.Migrations, .. ReferenceTables.Migrations, .. WindowTables.Migrations, .. FindingTables.Migrations, .. SeriesTables.Migrations]);
        _log = new EventLog(Path.Combine(_directory, "journal.db"), Time);
        _instruments = new CorridorInstruments(Time);
        var watermarks = new CorridorWatermarks(_state);
        Plans = new PlanStore(_state, watermarks, Time);
        References = new ReferenceStore(_state, watermarks, Time);
        var rulebook = new Rulebook(Plans, References);
        var replay = new CorridorReplay(new ReplayProbe(_directory, new ReplayLimits(), Time), _state, NullLogger<CorridorReplay>.Instance);
        var end = new CorridorEnd(_state, new FindingStore(), new Outbox([]), new ModelSeries(Time), replay);
        Loop = new CorridorLoop(_log, _state, new WindowStore(rulebook), rulebook, end, _instruments, Time, new CorridorOptions(), NullLogger<CorridorLoop>.Instance);
        Loop.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private async Task CloseAsync()
    {
        await Loop.StopAsync(CancellationToken.None);
        Loop.Dispose();
        await _log.DisposeAsync();
        _instruments.Dispose();
        _state.Dispose();
    }
}
