using Prometheus;

namespace ModelWatch.Exposition;

/// <summary>
/// The metrics library behind plain methods: a registry of its own that holds the catalogue and the runtime's metrics, nothing else.
/// Names and label counts must be those of the catalogue. Thread safe, but <see cref="Replace"/> and <see cref="WriteAsync"/> belong to one caller at a time.
/// </summary>
internal sealed class MetricRegistry
{
    private readonly CollectorRegistry registry = Metrics.NewCustomRegistry();
    private readonly Dictionary<string, Gauge> gauges = [];
    private readonly Dictionary<string, Counter> counters = [];
    private readonly Dictionary<string, Histogram> histograms = [];
    private Dictionary<string, Sample> replaced = [];

    public MetricRegistry(IEnumerable<MetricEntry> entries)
    {
        var factory = Metrics.WithCustomRegistry(registry);
        foreach (var entry in entries)
            Create(factory, entry);
        DotNetStats.Register(registry);
    }

    public void Set(string metric, string[] labels, double value) => gauges[metric].WithLabels(labels).Set(value);

    public void Add(string metric, string[] labels, double amount) => counters[metric].WithLabels(labels).Inc(amount);

    /// <summary>Brings a counter that is kept elsewhere to its total; a smaller total is passed over.</summary>
    public void AddTo(string metric, string[] labels, double total) => counters[metric].WithLabels(labels).IncTo(total);

    public void Observe(string metric, string[] labels, double value) => histograms[metric].WithLabels(labels).Observe(value);

    /// <summary>Makes <paramref name="samples"/> the whole truth about the gauges named in it and in the call before: what is missing is removed.</summary>
    public void Replace(IReadOnlyList<Sample> samples)
    {
        var next = new Dictionary<string, Sample>(samples.Count);
        foreach (var sample in samples)
        {
            next[sample.Key] = sample;
            Set(sample.Metric, sample.Labels, sample.Value);
        }

        foreach (var gone in replaced.Where(entry => !next.ContainsKey(entry.Key)))
            gauges[gone.Value.Metric].RemoveLabelled(gone.Value.Labels);
        replaced = next;
    }

    /// <summary>Writes the text format 0.0.4.</summary>
    public Task WriteAsync(Stream stream, CancellationToken cancel) => registry.CollectAndExportAsTextAsync(stream, cancel);

    private void Create(MetricFactory factory, MetricEntry entry)
    {
        switch (entry.Kind)
        {
            case MetricKind.Counter:
                var counter = counters[entry.Name] = factory.CreateCounter(entry.Name, entry.Help, entry.Labels);
                foreach (var labels in entry.Zeros)
                    counter.WithLabels(labels);
                break;
            case MetricKind.Histogram:
                histograms[entry.Name] = factory.CreateHistogram(entry.Name, entry.Help, entry.Labels, new() { Buckets = entry.Buckets });
                break;
            default:
                gauges[entry.Name] = factory.CreateGauge(entry.Name, entry.Help, entry.Labels);
                break;
        }
    }
}
