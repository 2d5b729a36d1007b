using System.Reflection;
using System.Runtime.InteropServices;

namespace ModelWatch.Exposition;

/// <summary>The text of /metrics: what the models and the service say now. Thread safe.</summary>
internal sealed class MetricsPage : IDisposable
{
    private readonly MetricRegistry registry = new(MetricCatalogue.All);
    private readonly ModelSeries models;
    private readonly KnownModels? known;
    private readonly InstrumentBridge bridge;
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <param name="models">What was evaluated.</param>
    /// <param name="meters">The meter factory of this service, or null for static meters alone.</param>
    /// <param name="known">What the record says of models, or null without a record.</param>
    public MetricsPage(ModelSeries models, object? meters = null, KnownModels? known = null)
    {
        this.models = models;
        this.known = known;
        bridge = new(registry, meters);
        registry.Set("modelwatch_build_info", Build(), 1);
    }

    /// <summary>Writes the page in the text format 0.0.4.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancel)
    {
        using var page = new MemoryStream();
        await gate.WaitAsync(cancel);
        try
        {
            known?.Show(models);
            registry.Replace(models.Now());
            foreach (var withheld in models.Withheld())
                registry.AddTo(withheld.Metric, withheld.Labels, withheld.Value);
            bridge.Observe();
            await registry.WriteAsync(page, cancel);
        }
        finally
        {
            gate.Release();
        }

        page.Position = 0;
        await page.CopyToAsync(stream, cancel);
    }

    public void Dispose()
    {
        bridge.Dispose();
        gate.Dispose();
    }

    /// <summary>Version and revision of the assembly, whose informational version is <c>version+revision</c>.</summary>
    private static string[] Build()
    {
        var text = typeof(MetricsPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var parts = text.Split('+', 2);
        return [parts[0], parts.Length == 2 ? parts[1] : "", RuntimeInformation.FrameworkDescription];
    }
}
