using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Artefacts.Replay;
using ModelWatch.Exposition;
using ModelWatch.Findings;
using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.Labels;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Reports;
using ModelWatch.Series;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch.Tests;

/// <summary>A corridor over real databases with a clock of its own; <see cref="Restart"/> leaves nothing but the disk.</summary>
internal sealed class CorridorHouse : IDisposable
{
    public const string Plan = """
        model: m
        version: "1"
        window: {length: 1h, minimum: 10, lateness: 5m, horizon: 1d}
        inputs: {dose: {kind: numeric, unit: mg}, country: {kind: categorical}}
        outputs: {score: {kind: probability}}
        label: {kind: binary}
        segments: [country]
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("modelwatch-corridor-").FullName;
    private readonly long _overload;
    private StateDatabase _state = null!;
    private EventLog _log = null!;
    private CorridorInstruments _instruments = null!;

    public CorridorHouse(string plan = Plan, long overload = CorridorOptions.DefaultOverload, Func<CorridorEnd, CorridorEnd>? poison = null)
    {
        Poison = poison ?? (end => end);
        _overload = overload;
        Open();
        Plans.Put(PlanReader.Read(plan).Plan!, plan);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>What a test puts in the place of the end.</summary>
    private Func<CorridorEnd, CorridorEnd> Poison { get; }

    /// <summary>A place for files of a test beside the databases.</summary>
    public string Folder => _directory;

    public IEventLog Log => _log;

    public IStateStore State => _state;

    public PlanStore Plans { get; private set; } = null!;

    public ReferenceStore References { get; private set; } = null!;

    public Corridor Corridor { get; private set; } = null!;

    public FindingStore Findings { get; } = new();

    public PeriodReader Periods { get; private set; } = null!;

    public ReportStore Reports { get; private set; } = null!;

    public async Task<Receipt> EventsAsync(params string[] events) =>
        (await new EventIntake(_log, new Mask(new byte[32]), Time).AcceptAsync(Plans.Effective("m")!, Encoding.UTF8.GetBytes(string.Join('\n', events)), "test")).Receipt!;

    public async Task<Receipt> LabelsAsync(params string[] labels) =>
        (await new LabelIntake(_log, Plans, Time).AcceptAsync(Plans.Effective("m")!, Encoding.UTF8.GetBytes(string.Join('\n', labels)))).Receipt!;

    public void Reference(string csv)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        References.Put(ReferenceBuilder.Build(Plans.Effective("m")!, stream).Profile!);
    }

    public IReadOnlyList<WindowRecord> WindowsOf(string? segment = null) =>
        _state.Read(connection => WindowList.Read(connection, new WindowQuery("m", 0, long.MaxValue, null, segment, 100, null)));

    public IReadOnlyList<Measurement> Measurements(string measure, DateTimeOffset? asOf = null, string segment = "") =>
        [.. _state.Read(connection => MeasurementStore.Query(connection, new MeasurementQuery("m") { Measure = measure, Segment = segment, AsOf = asOf })).Items];

    public T Read<T>(Func<System.Data.IDbConnection, T> work) => _state.Read(work);

    public T Write<T>(Func<System.Data.IDbTransaction, T> work) => _state.Write(work);

    /// <summary>Changes the record behind the service's back.</summary>
    public void Write(string sql) => _state.Write(transaction => Dapper.SqlMapper.Execute(transaction.Connection!, sql, transaction: transaction));

    /// <summary>Every figure of the newest revisions, all scopes.</summary>
    public IReadOnlyList<Measurement> Recorded() =>
        [.. _state.Read(connection => MeasurementStore.Query(connection, new MeasurementQuery("m") { Limit = MeasurementQuery.GreatestLimit })).Items];

    /// <summary>The newest window with outcomes, as pages read it.</summary>
    public LabelledWindow? Outcomes(string? segment, int least) =>
        _state.Read(connection => LabelledWindow.Newest(connection, Plans.Effective("m")!, segment, least));

    /// <summary>Everything in memory is gone, as after a kill.</summary>
    public void Restart()
    {
        Close();
        Open();
    }

    public void Dispose()
    {
        Close();
        Directory.Delete(_directory, recursive: true);
    }

    public static string Event(int id, string time, double dose = 100, string country = "DE", double score = 0.5) =>
        FormattableString.Invariant($$$"""{"id":"e{{{id}}}","time":"{{{time}}}","inputs":{"dose":{{{dose}}},"country":"{{{country}}}"},"outputs":{"score":{{{score}}}}}""");

    private void Open()
    {
        _state = new StateDatabase(
            Path.Combine(_directory, "state.db"),
            [.. PlanTables.Migrations, .. ReferenceTables.Migrations, .. WindowTables.Migrations, .. FindingTables.Migrations, .. SeriesTables.Migrations,
                .. ReportTables.Migrations]);
        _log = new EventLog(Path.Combine(_directory, "journal.db"), Time);
        _instruments = new CorridorInstruments(Time);
        var watermarks = new CorridorWatermarks(_state);
        Plans = new PlanStore(_state, watermarks, Time);
        References = new ReferenceStore(_state, watermarks, Time);
        var rulebook = new Rulebook(Plans, References);
        var replay = new CorridorReplay(new ReplayProbe(_directory, new ReplayLimits(), Time), _state, NullLogger<CorridorReplay>.Instance);
        var end = Poison(new CorridorEnd(_state, Findings, new Outbox([]), new ModelSeries(Time), replay));
        Periods = new PeriodReader(_state, new WindowStore(rulebook), Plans, Time);
        Reports = new ReportStore(_state);
        Corridor = new Corridor("m", _log, _state, new WindowStore(rulebook), rulebook, end, _instruments, Time, _overload);
    }

    private void Close()
    {
        _log.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _instruments.Dispose();
        _state.Dispose();
    }
}
