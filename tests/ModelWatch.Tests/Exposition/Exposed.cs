using System.Text;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Exposition;
using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Exposition;

/// <summary>A small house around the page: one clock, one plan, one page.</summary>
internal sealed class Exposed : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly MetricsPage page;

    public Exposed()
    {
        Clock = new FakeTimeProvider(Noon);
        Models = new ModelSeries(Clock);
        page = new MetricsPage(Models, this);
    }

    public FakeTimeProvider Clock { get; }

    public ModelSeries Models { get; }

    public static MonitoringPlan Plan(params string[] inputs) => new()
    {
        Model = "tender-price-eu",
        Version = "3.1.0",
        Digest = new string('a', 64),
        Inputs = [.. inputs.Select(name => new InputPlan(name, InputKind.Numeric))],
        Outputs = [new OutputPlan("score", OutputKind.Probability)],
        Owners = new Dictionary<string, string> { ["data-science"] = "team-pricing-ml" },
        Risk = Risk.High,
    };

    public static Measurement Figure(string subject, string measure, double? value, DateTimeOffset? end = null) => new()
    {
        WindowStart = (end ?? Noon).AddHours(-1),
        WindowEnd = end ?? Noon,
        Version = "3.1.0",
        Subject = subject,
        Measure = measure,
        Value = value,
        N = 500,
        Definition = measure + "/1",
    };

    public static Finding Firing(FindingKind kind, params string[] subjects) => new()
    {
        Id = "f1",
        Model = "tender-price-eu",
        Version = "3.1.0",
        Kind = kind,
        Severity = Severity.Critical,
        State = FindingState.Firing,
        Opened = Noon,
        Onset = Noon.AddHours(-1),
        WindowStart = Noon.AddHours(-1),
        WindowEnd = Noon,
        Subjects = [.. subjects.Select(subject => new FindingSubject(subject, 1, 1, "ks"))],
    };

    /// <summary>The whole page.</summary>
    public async Task<string> Text()
    {
        using var stream = new MemoryStream();
        await page.WriteAsync(stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The lines of one metric without its help and type.</summary>
    public async Task<string[]> Lines(string metric) =>
        [.. (await Text()).Split('\n').Where(line => line.StartsWith(metric + "{", StringComparison.Ordinal) || line.StartsWith(metric + " ", StringComparison.Ordinal))];

    public void Dispose() => page.Dispose();
}
