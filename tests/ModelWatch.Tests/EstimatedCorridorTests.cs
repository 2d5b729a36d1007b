using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Statistics.Performance;
using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests;

/// <summary>Estimates and measures of several fields on their way from the event to the record.</summary>
public sealed class EstimatedCorridorTests : IDisposable
{
    private readonly CorridorHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Close_ReferenceWithOutcomes_EstimatesBeforeTheyCome()
    {
        _house.Reference(Reference());
        await _house.EventsAsync(Events());
        _house.Corridor.Close(_house.Time.GetUtcNow());

        var estimated = Measured("estimated_roc_auc");
        Assert.Equal((MeasurementState.Ok, 40, "output.score", Cbpe.Assumption), (estimated.State, estimated.N, estimated.Subject, estimated.Why));
        Assert.InRange(estimated.Value!.Value, 0.6, 0.95);
        Assert.Null(Measured("roc_auc").Value);

        // Outcomes of some rows add the measured figure; the estimate goes on to rest on all rows.
        await _house.LabelsAsync([.. Enumerable.Range(0, 35).Select(i => $$"""{"id":"e{{i}}","label":"{{(i % 3 == 0 ? 1 : 0)}}","time":"2026-03-01T11:00:00Z"}""")]);
        _house.Corridor.Close(_house.Time.GetUtcNow());
        Assert.Equal(estimated.Value!.Value, Measured("estimated_roc_auc").Value!.Value, 1e-12);
        Assert.Equal(35, Measured("roc_auc").N);
    }

    [Fact]
    public async Task Close_PlanThatIncludesThem_MeasuresFieldsTogether()
    {
        const string Asked = Plan + "\nmeasures: {include: [domain_auc, pca_reconstruction_error, attribution_shift]}\n";
        _house.Plans.Put(PlanReader.Read(Asked).Plan!, Asked);
        _house.Reference(Reference());
        await _house.EventsAsync(Events());
        _house.Corridor.Close(_house.Time.GetUtcNow());

        var area = Measured("domain_auc");
        Assert.Equal((MeasurementState.Ok, 440, "model"), (area.State, area.N, area.Subject));
        Assert.InRange(Measured("domain_auc_p").Value!.Value, 0.01, 1);
        Assert.Equal("the components restore every row: too few inputs", Measured("pca_reconstruction_error").Why);
        Assert.Equal((MeasurementState.Undefined, "the model file is run for the newest window only"), (Measured("attribution_shift").State, Measured("attribution_shift").Why));
    }

    [Fact]
    public async Task Close_NewestWindowOfAPlanWithoutFile_HasNoAttribution()
    {
        const string Asked = Plan + "\nmeasures: {include: [attribution_shift]}\n";
        _house.Plans.Put(PlanReader.Read(Asked).Plan!, Asked);
        _house.Reference(Reference());
        await _house.EventsAsync([.. Events().Select(e => e.Replace("T08:", "T11:", StringComparison.Ordinal))]);
        _house.Corridor.Close(_house.Time.GetUtcNow());

        Assert.Equal("the plan names no model file", Measured("attribution_shift").Why);
    }

    [Fact]
    public async Task Close_ReferenceWithoutOutcomes_SaysSo()
    {
        _house.Reference(string.Join('\n', Reference().Split('\n').Select(line => string.Join(',', line.Split(',').Take(3)))));
        await _house.EventsAsync(Events());
        _house.Corridor.Close(_house.Time.GetUtcNow());

        Assert.Equal("the reference holds no outcomes for this output", Measured("estimated_accuracy").Why);
    }

    private Measurement Measured(string measure) => _house.Measurements(measure).Single();

    private static string[] Events() =>
        [.. Enumerable.Range(0, 40).Select(i => Event(i, $"2026-03-01T08:{i:00}:00Z", dose: 100 + (i % 7), country: i % 2 == 0 ? "DE" : "FR", score: i % 10 / 10.0))];

    /// <summary>The event comes as often as the score says.</summary>
    private static string Reference()
    {
        var random = new Random(3);
        return "dose,country,score,label\n" + string.Join('\n', Enumerable.Range(0, 400).Select(i =>
            FormattableString.Invariant($"{100 + (i % 7)},{(i % 2 == 0 ? "DE" : "FR")},{i % 10 / 10.0},{(random.NextDouble() < i % 10 / 10.0 ? 1 : 0)}"))) + "\n";
    }
}
