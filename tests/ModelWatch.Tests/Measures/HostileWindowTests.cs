using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Measures;

/// <summary>No figure is ever NaN, infinite or a 0 that stands for unknown, and each absent one says why.</summary>
public sealed class HostileWindowTests
{
    private static readonly string[] Plans = [KindSample.Binary, KindSample.Decided, KindSample.Classes, KindSample.Number];
    private static readonly string[] Predicted = ["dose", "country", "note", "ordered", "urgent", "embedding", "score", "verdict", "odds", "amount", "band"];

    private static readonly (string Name, int Rows, Action<int, Dictionary<string, object?>> Change)[] Windows =
    [
        ("one row", 1, (_, _) => { }),
        ("nine rows", 9, (_, _) => { }),
        ("constant", 60, (_, row) => Constant(row)),
        ("constant outcome", 60, (_, row) => row["label"] = row["label"] is string ? "a" : 1),
        ("constant, outcomes mixed", 60, (_, row) => { var label = row["label"]; Constant(row); row["label"] = label; }),
        ("all missing", 60, (_, row) => Set(row, null)),
        ("all of another kind", 60, (_, row) => Set(row, "?")),
        ("no outcome", 60, (_, row) => row["label"] = null),
        ("outcome of another kind", 60, (_, row) => row["label"] = "rubbish"),
        ("huge", 60, (i, row) => Huge(i, row)),
        ("perfect", 60, (_, row) => Perfect(row)),
        ("perfectly wrong", 60, (_, row) => Wrong(row)),
        ("one segment value", 60, (_, row) => row["country"] = "DE"),
        ("zero", 60, (_, row) => Zero(row)),
    ];

    [Fact]
    public void Compute_HostileWindow_EveryFigureIsFiniteOrSaysWhyNot()
    {
        var faults = new List<string>();
        foreach (var plan in Plans)
        {
            var reference = KindSample.Rows(200, 1, plan);
            foreach (var (name, rows, change) in Windows)
                faults.AddRange(KindSample.Check(plan, reference, KindSample.Rows(rows, 2, plan, change)).Select(MeasurementFault.Of).OfType<string>().Select(f => $"{name}: {f}"));
            faults.AddRange(KindSample.Check(plan, KindSample.Rows(60, 3, plan, (_, row) => Constant(row)), KindSample.Rows(60, 2, plan)).Select(MeasurementFault.Of).OfType<string>());
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(40)));
    }

    [Fact]
    public void Compute_AllMissing_HasNoFigureOfOutputsAndInputsButTheirShares()
    {
        foreach (var plan in Plans)
        {
            var measured = KindSample.Check(plan, KindSample.Rows(200, 1, plan), KindSample.Rows(60, 2, plan, (_, row) => Set(row, null)));
            var known = measured.Where(m => m.Subject != "model" && m.Value is not null && !m.Measure.EndsWith("_ratio", StringComparison.Ordinal) && m.Measure != "distinct");
            Assert.Empty(known.Select(m => $"{m.Subject} {m.Measure} {m.Value}"));
        }
    }

    [Fact]
    public void Compute_WindowWithoutEvents_OnlyCounts()
    {
        foreach (var text in Plans)
        {
            var plan = PlanReader.Read(text).Plan!;
            var window = new WindowContents
            {
                Key = new("m", "1", Sample.Start, Sample.Start.AddHours(1)),
                Revision = 0,
                Scopes = [new(null, 0, 0, [.. FeatureSchema.Of(plan).Select(s => new FeatureProfile(s))], LabelledRows.None)],
            };
            var measured = MeasureSet.Compute(plan, null, window);
            Assert.Empty(measured.Select(MeasurementFault.Of).OfType<string>());
            Assert.Equal(["distinct", "event_count"], measured.Where(m => m.Value is not null).Select(m => m.Measure).Distinct().Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Compute_OneClassOfOutcomes_IsAbsentBecauseOfIt()
    {
        var measured = KindSample.Check(
            KindSample.Binary, KindSample.Rows(200, 1, KindSample.Binary), KindSample.Rows(60, 2, KindSample.Binary, (_, row) => row["label"] = 1));
        foreach (var measure in new[] { "roc_auc", "average_precision", "brier_skill", "calibration_slope", "hosmer_lemeshow" })
            Assert.Equal("no negative outcome", measured.Find("output.score", measure).Why);
        Assert.Equal("one class only", measured.Find("output.score", "mcc").Why);
        Assert.Equal("every row is of the class", measured.Find("output.score", "specificity").Why);
        Assert.NotNull(measured.Find("output.score", "brier").Value);
    }

    private static void Set(Dictionary<string, object?> row, object? value)
    {
        foreach (var name in Predicted)
            row[name] = value;
    }

    private static void Constant(Dictionary<string, object?> row)
    {
        (row["dose"], row["score"], row["amount"], row["verdict"], row["embedding"]) = (7, 0.3, 7, "a", new[] { 1.0, 1.0 });
        row["odds"] = new Dictionary<string, double> { ["a"] = 1 };
        row["band"] = new Dictionary<string, double> { ["lower"] = 7, ["upper"] = 7, ["level"] = 0.9 };
        row["label"] = row["label"] is string ? "a" : row["label"] is int ? 0 : 7;
    }

    private static void Huge(int i, Dictionary<string, object?> row)
    {
        var sign = i % 2 == 0 ? 1 : -1;
        (row["dose"], row["amount"], row["embedding"]) = (sign * 1e307, sign * 1e307, new[] { 1e200, 1e200 });
        row["band"] = new Dictionary<string, double> { ["lower"] = -1e307, ["upper"] = 1e307, ["level"] = 0.9 };
        row["label"] = row["label"] is double ? -sign * 1e307 : row["label"];
    }

    private static void Perfect(Dictionary<string, object?> row)
    {
        row["score"] = row["label"] is 1 or "a" ? 1 : 0;
        row["verdict"] = row["label"] as string ?? "a";
        row["odds"] = new Dictionary<string, double> { [row["label"] as string ?? "a"] = 1 };
        row["amount"] = row["label"] as double? ?? 1;
    }

    private static void Wrong(Dictionary<string, object?> row)
    {
        row["score"] = row["label"] is 1 or "a" ? 0 : 1;
        row["verdict"] = row["label"] as string == "a" ? "b" : "a";
        row["odds"] = new Dictionary<string, double> { [row["label"] as string == "a" ? "b" : "a"] = 1 };
        row["amount"] = -(row["label"] as double? ?? 1);
    }

    private static void Zero(Dictionary<string, object?> row)
    {
        (row["dose"], row["score"], row["amount"], row["embedding"]) = (0, 0, 0, new[] { 0.0 });
        row["label"] = row["label"] is double ? 0 : row["label"];
    }
}
