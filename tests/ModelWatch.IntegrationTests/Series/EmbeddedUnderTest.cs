using ModelWatch.IntegrationTests.Servers;
using ModelWatch.Series;
using ModelWatch.State;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>The record itself, in a file.</summary>
internal sealed class EmbeddedUnderTest : IStoreUnderTest
{
    private readonly TemporaryDirectory _directory = new();
    private StateDatabase _state;
    private readonly HashSet<string> _models = [];

    public EmbeddedUnderTest()
    {
        _state = Open();
    }

    public ITimeSeriesStore Store => new Remembering(new EmbeddedSeries(_state, TimeProvider.System), _models);

    /// <summary>The record dies with the process of the service, which a test of its own kills; here it is closed.</summary>
    public Task KillAsync()
    {
        _state.Dispose();
        return Task.CompletedTask;
    }

    public Task ResumeAsync()
    {
        _state = Open();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<StoredSample>> ReadAsync() => Task.FromResult<IReadOnlyList<StoredSample>>([.. _models.SelectMany(Read)]);

    public double Precision => 0;

    public string Name(string name) => name;

    public ValueTask DisposeAsync()
    {
        _state.Dispose();
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    private StateDatabase Open() => new(_directory.File("state.db"), SeriesTables.Migrations);

    private IEnumerable<StoredSample> Read(string model)
    {
        var items = new List<Measures.Measurement>();
        MeasurementCursor? after = null;
        do
        {
            var query = new MeasurementQuery(model) { Limit = MeasurementQuery.GreatestLimit, After = after };
            var page = _state.Read(c => MeasurementStore.Query(c, query));
            items.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return items
            .Select(m => SeriesPoint.Of(model, m)!)
            .Select(p => new StoredSample(p.Model, p.Version, p.Segment, p.Subject, p.Measure, p.Stamp().ToUnixTimeMilliseconds(), p.Value, p.Lower, p.Upper, p.N));
    }

    /// <summary>The record is asked model by model; this keeps their names.</summary>
    private sealed class Remembering(ITimeSeriesStore store, HashSet<string> models) : ITimeSeriesStore
    {
        public string Name => store.Name;

        public TimeSpan DurabilityLag => store.DurabilityLag;

        public Task<string?> IncarnationAsync(CancellationToken cancel) => store.IncarnationAsync(cancel);

        public Task<WriteOutcome> WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancel)
        {
            models.UnionWith(points.Select(p => p.Model));
            return store.WriteAsync(points, cancel);
        }
    }
}
