using System.Security.Cryptography;
using ModelWatch.Demo.Models;
using ModelWatch.Demo.Traffic;

namespace ModelWatch.Demo;

/// <summary>
/// Everything that the demo needs before its first request: three trained and exported models, their plans, references and traffic.
/// Deterministic but for the present time, to which the traffic and the planted faults are tied.
/// </summary>
internal sealed class DemoScenario : IDisposable
{
    public static readonly TimeSpan Backfill = TimeSpan.FromDays(14);
    private const int LiveSeed = 1, ReferenceSeed = 2, TrainingSeed = 3;
    private static readonly TimeSpan ReferenceSpan = TimeSpan.FromDays(28);

    private DemoScenario(DateTimeOffset now, PlantedFaults faults, IReadOnlyList<DemoModel> models) =>
        (Start, Faults, Models) = (now - Backfill, faults, models);

    /// <summary>The first event time of the backfill.</summary>
    public DateTimeOffset Start { get; }
    public PlantedFaults Faults { get; }
    public IReadOnlyList<DemoModel> Models { get; }

    /// <summary>The seed of the traffic.</summary>
    public static int Seed => LiveSeed;

    /// <summary>Trains the models and writes model files and references to <paramref name="directory"/>, which must exist.</summary>
    public static DemoScenario Create(string directory, DateTimeOffset now)
    {
        var faults = PlantedFaults.Before(now);
        Func<DemoModel>[] made = [() => Stock(directory, now), () => Triage(directory, now, faults), () => Tender(directory, now, faults)];
        return new DemoScenario(now, faults, [.. made.AsParallel().AsOrdered().WithDegreeOfParallelism(made.Length).Select(make => make())]);
    }

    public void Dispose()
    {
        foreach (var model in Models)
            model.Dispose();
    }

    private static DemoModel Tender(string directory, DateTimeOffset now, PlantedFaults faults)
    {
        var healthy = new TenderTraffic(PlantedFaults.None);
        var trained = TenderModel.Train(Training(healthy, now, .05), TenderModel.Encoding(healthy.Inputs), TrainingSeed);
        var files = Write(directory, TenderTraffic.Model, trained.Onnx, ".csv");
        var model = new DemoModel(TenderTraffic.Model, new TenderTraffic(faults), new ServedModel(trained.Onnx, healthy.Inputs, TenderModel.Output),
            TenderModel.Output, [], DemoPlans.Tender(files.Artifact, files.Sha256), files.Reference, files.Artifact);
        ReferenceFile.WriteCsv(model, Reference(healthy, now, .15));
        return model;
    }

    private static DemoModel Stock(string directory, DateTimeOffset now)
    {
        var traffic = new StockTraffic();
        var trained = StockModel.Train(Training(traffic, now, .5), StockModel.Encoding(traffic.Inputs), TrainingSeed);
        var files = Write(directory, StockTraffic.Model, trained.Onnx, ".ndjson");
        var model = new DemoModel(StockTraffic.Model, traffic, new ServedModel(trained.Onnx, traffic.Inputs, StockModel.Output),
            StockModel.Output, [], DemoPlans.Stock(files.Artifact, files.Sha256), files.Reference, files.Artifact, StockTraffic.Band);
        ReferenceFile.WriteEvents(model, Reference(traffic, now, 1));
        return model;
    }

    private static DemoModel Triage(string directory, DateTimeOffset now, PlantedFaults faults)
    {
        var healthy = new TriageTraffic(PlantedFaults.None);
        var trained = TriageModel.Train(Training(healthy, now, .25), TriageModel.Encoding(healthy.Inputs), TrainingSeed);
        var files = Write(directory, TriageTraffic.Model, trained.Onnx, ".ndjson");
        var model = new DemoModel(TriageTraffic.Model, new TriageTraffic(faults), new ServedModel(trained.Onnx, healthy.Inputs, TriageModel.Output),
            TriageModel.Output, TriageTraffic.Classes, DemoPlans.Triage(files.Artifact, files.Sha256), files.Reference, files.Artifact);
        ReferenceFile.WriteEvents(model, Reference(healthy, now, .6));
        return model;
    }

    // Four whole weeks before the reference: the models have seen no row of reference or traffic.
    private static List<DemoEvent> Training(IDemoTraffic traffic, DateTimeOffset now, double share)
    {
        var end = now - Backfill - ReferenceSpan;
        return [.. traffic.Events(end - ReferenceSpan, end, TrainingSeed, share)];
    }

    private static List<DemoEvent> Reference(IDemoTraffic traffic, DateTimeOffset now, double share)
    {
        var end = now - Backfill;
        return [.. traffic.Events(end - ReferenceSpan, end, ReferenceSeed, share)];
    }

    private static (string Artifact, string Reference, string Sha256) Write(string directory, string name, byte[] onnx, string extension)
    {
        var artifact = Path.Combine(directory, name + ".onnx");
        File.WriteAllBytes(artifact, onnx);
        return (artifact.Replace('\\', '/'), Path.Combine(directory, name + extension), Convert.ToHexStringLower(SHA256.HashData(onnx)));
    }
}
