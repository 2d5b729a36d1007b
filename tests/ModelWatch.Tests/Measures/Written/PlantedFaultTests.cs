using System.Globalization;
using System.Text;
using System.Text.Json;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.References.Building;
using ModelWatch.References.Files;
using ModelWatch.Tests.Commands;
using ModelWatch.Tests.Conventions;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Measures.Written;

/// <summary>Each fault of a column, planted in real rows, moves the measure that is named for it. The table stands in the README of the detectors.</summary>
public sealed class PlantedFaultTests
{
    private const int ReferenceRows = 4000, WindowRows = 1000, Seed = 20261125;
    private const string Readme = "src/ModelWatch.Statistics/Quality/README.md";

    [SharedDataFact]
    public void Measures_FaultPlantedInRealRows_ShowIt()
    {
        var plan = PlanReader.Read(RealRows.Plan).Plan!;
        var reading = ReferenceBuilder.Build(plan, Lines(RealRows.Read(0, ReferenceRows)));
        Assert.Empty(reading.Problems);
        var reference = reading.Profile!;
        var clean = RealRows.Read(ReferenceRows, ReferenceRows + WindowRows);
        var before = Measured(plan, reference, clean);
        var (lines, silent) = (new List<string>(), new List<string>());
        foreach (var fault in PlantedFaults.All)
        {
            var after = Measured(plan, reference, Planted(clean, fault));
            var (was, now) = (Value(before, fault), Value(after, fault));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {fault.Name} | `{fault.Column}` | `{fault.Measure}` | {was:0.###} | {now:0.###} |"));
            if (!(now >= was + (0.4 * Math.Min(fault.Share, 0.1)))) silent.Add($"{fault.Name}: {fault.Measure} of {fault.Column} was {was} and is {now}");
        }

        if (Environment.GetEnvironmentVariable("MODELWATCH_TABLE") is { } file) File.WriteAllLines(file, lines);
        Assert.Empty(silent);
        var text = File.ReadAllText(Path.Combine(Repository.Root, Readme));
        Assert.All(lines, line => Assert.Contains(line, text, StringComparison.Ordinal));
    }

    private static double Value(IReadOnlyList<Measurement> measured, PlantedFault fault) =>
        measured.FirstOrDefault(m => m.Subject == "input." + fault.Column && m.Measure == fault.Measure)?.Value ?? 0;

    private static List<Dictionary<string, object?>> Planted(List<Dictionary<string, object?>> clean, PlantedFault fault)
    {
        var random = new Random(Seed);
        var rows = clean.ConvertAll(row => new Dictionary<string, object?>(row));
        for (var i = 0; i < rows.Count; i++)
        {
            if (random.NextDouble() < fault.Share && rows[i][fault.Column] is not (null or "")) fault.Plant(rows[i], i);
        }

        return rows;
    }

    private static IReadOnlyList<Measurement> Measured(MonitoringPlan plan, ReferenceProfile reference, List<Dictionary<string, object?>> rows)
    {
        var profiles = reference.Schemas(plan).Select(schema => new FeatureProfile(schema)).ToList();
        using var table = TableReader.Open(Lines(rows), Path.GetTempPath());
        foreach (var chunk in table.Read(ReferenceLayout.Of(plan)))
        {
            foreach (var profile in profiles) profile.AddAll(chunk.Columns.First(c => c.Name == profile.Subject));
        }

        var start = DateTimeOffset.UnixEpoch;
        return MeasureSet.Compute(plan, reference, new WindowContents
        {
            Key = new(plan.Model, plan.Version, start, start.AddHours(1)),
            Revision = 0,
            Scopes = [new(null, rows.Count, rows.Count, profiles, LabelledRows.None)],
        });
    }

    private static MemoryStream Lines(List<Dictionary<string, object?>> rows) =>
        new(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(row => JsonSerializer.Serialize(row)))));
}
