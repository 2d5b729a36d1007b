using ModelWatch.Exposition;
using ModelWatch.Findings;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Series;
using ModelWatch.State;
using static ModelWatch.Tests.Exposition.Exposed;

namespace ModelWatch.Tests.Exposition;

public sealed class KnownModelsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modelwatch-test-").FullName;
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = new(Noon.AddMinutes(10));
    private readonly StateDatabase state;
    private readonly PlanStore plans;

    public KnownModelsTests()
    {
        state = new(Path.Combine(folder, "state.db"), [.. PlanTables.Migrations, .. ReferenceTables.Migrations, .. ModelWatch.Windows.WindowTables.Migrations, .. FindingTables.Migrations, .. SeriesTables.Migrations]);
        plans = new(state, new NoWatermarks(), clock);
        const string text = "{model: tender-price-eu, version: 3.1.0, inputs: {x: {kind: numeric}}, outputs: {score: {kind: probability}}}";
        plans.Put(PlanReader.Read(text).Plan!, text);
    }

    public void Dispose()
    {
        state.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Show_AfterARestart_HasTheModelAndItsNewestWindowAgain()
    {
        state.Write(transaction =>
        {
            MeasurementStore.Append(transaction, "tender-price-eu", [Figure("input.x", "ks", 0.25)], clock.GetUtcNow());
            return 0;
        });

        var samples = Show();
        Assert.Equal(0.25, Assert.Single(samples, sample => sample.Metric == "modelwatch_feature_drift_ks_distance").Value);
        Assert.Equal(8, samples.Count(sample => sample.Metric == "modelwatch_finding_open"));
        Assert.Single(samples, sample => sample.Metric == "modelwatch_model_info");
    }

    [Fact]
    public void Show_AfterALongRest_LeavesStaleWindowsOut()
    {
        state.Write(transaction =>
        {
            MeasurementStore.Append(transaction, "tender-price-eu", [Figure("input.x", "ks", 0.25)], clock.GetUtcNow());
            return 0;
        });
        clock.Advance(TimeSpan.FromHours(3));

        Assert.DoesNotContain(Show(), sample => sample.Metric == "modelwatch_feature_drift_ks_distance");
    }

    private IReadOnlyList<Sample> Show()
    {
        var models = new ModelSeries(clock);
        new KnownModels(plans, new(state, new NoWatermarks(), clock), new FindingStore(), state, clock).Show(models);
        return models.Now();
    }

    private sealed class NoWatermarks : IWatermarks
    {
        public long? Of(string model) => null;
    }
}
