using System.Text.Json;
using System.Text.Json.Nodes;
using ModelWatch.Measures;
using ModelWatch.Tests.Measures;

namespace ModelWatch.Tests;

/// <summary>What <c>check</c> says of two files, the corridor says of the same rows as reference and events; nothing gets lost on the way.</summary>
public sealed class CorridorMeasureTests
{
    private static readonly string[] Outputs = ["score", "verdict", "odds", "amount", "band"];
    private static readonly string[] Inputs = ["dose", "country", "note", "ordered", "urgent", "embedding"];

    [Theory]
    [InlineData(KindSample.Decided, "score", "verdict")]
    [InlineData(KindSample.Classes, "odds", "verdict")]
    [InlineData(KindSample.Number, "amount", "band")]
    public async Task Close_ModelOfEveryKind_RecordsWhatCheckSays(string plan, params string[] outputs)
    {
        using var house = new CorridorHouse(plan);
        var (reference, current) = (KindSample.Rows(200, 1, plan), KindSample.Rows(120, 2, plan));
        house.Reference(reference);
        await house.EventsAsync([.. current.Split('\n').Select((row, i) => Event(i, row, outputs))]);
        house.Corridor.Close(house.Time.GetUtcNow());
        house.Restart();

        // A file knows nothing of when outcomes came.
        var recorded = house.Recorded().Where(m => !m.Measure.StartsWith("label_", StringComparison.Ordinal) || m.Measure == "label_coverage").ToList();

        // Dear at every close, cheap once.
        var said = KindSample.Check(plan, reference, current).Where(m => m.Measure != "energy").ToList();
        Assert.Equal(said.Select(Key).Order(StringComparer.Ordinal), recorded.Select(Key).Order(StringComparer.Ordinal));
        var byKey = recorded.ToDictionary(Key);
        Assert.Empty(said.Where(m => !Same(m, byKey[Key(m)])).Select(m => $"{Key(m)}: {m.Value} {m.Why} / {byKey[Key(m)].Value} {byKey[Key(m)].Why}"));
    }

    [Fact]
    public async Task Close_WeightedEvents_CountAsOftenAsTheirWeight()
    {
        using var house = new CorridorHouse(KindSample.Binary);
        var rows = KindSample.Rows(120, 2, KindSample.Binary).Split('\n');
        await house.EventsAsync([.. rows.Select((row, i) => Event(i, row, ["score"], weight: i % 3 == 0 ? 4 : 1))]);
        house.Corridor.Close(house.Time.GetUtcNow());

        var scores = rows.Select((row, i) => (Row: JsonNode.Parse(row)!, Weight: i % 3 == 0 ? 4.0 : 1.0)).ToList();
        double Brier(JsonNode row) => Math.Pow((double)row["score"]! - (double)row["label"]!, 2);
        var expected = scores.Sum(s => s.Weight * Brier(s.Row)) / scores.Sum(s => s.Weight);
        Assert.Equal(expected, house.Recorded().Find("output.score", "brier").Value!.Value, 12);
        var selected = house.Recorded().Single(m => m is { Measure: "parity_difference", Segment: "country=DE" });
        double Share(Func<int, bool> of) => scores.Where((s, i) => of(i) && (double)s.Row["score"]! >= 0.5).Sum(s => s.Weight) / scores.Where((_, i) => of(i)).Sum(s => s.Weight);
        Assert.Equal(Share(i => i % 3 == 0) - Share(i => i % 3 != 0), selected.Value!.Value, 9);
    }

    [Fact]
    public async Task Outcomes_NewestWindowWithEnough_IsFoundWithItsScope()
    {
        using var house = new CorridorHouse(KindSample.Binary);
        var rows = KindSample.Rows(60, 2, KindSample.Binary).Split('\n');
        await house.EventsAsync([.. rows.Select((row, i) => Event(i, row, ["score"]))]);
        house.Corridor.Close(house.Time.GetUtcNow());

        Assert.Equal(60, house.Outcomes(null, 30)!.Rows.Count);
        Assert.Equal(20, house.Outcomes("country=DE", 30)!.Rows.Count);
        Assert.Equal(8, house.Outcomes(null, 30)!.Start.Hour);
        Assert.Null(house.Outcomes(null, 61));
    }

    /// <summary>Labelled rows stand in the order of their ids there and of the file here, so sums of doubles may differ in the last digits.</summary>
    private static bool Same(Measurement a, Measurement b) =>
        a.Why == b.Why && a.Value.HasValue == b.Value.HasValue && !(Math.Abs((a.Value - b.Value) ?? 0) > 1e-9 * (1 + Math.Abs(a.Value ?? 0)));

    private static string Key(Measurement m) => $"{m.Segment} {m.Subject} {m.Measure}";

    private static string Event(int id, string row, string[] outputs, double weight = 1)
    {
        var fields = JsonNode.Parse(row)!.AsObject();
        JsonObject Part(IEnumerable<string> names) => new(names.Select(n => KeyValuePair.Create(n, fields[n]?.DeepClone())));
        return new JsonObject
        {
            ["id"] = "e" + id,
            ["time"] = $"2026-03-01T08:{id / 60:00}:{id % 60:00}Z",
            ["inputs"] = Part(Inputs),
            ["outputs"] = Part(Outputs.Intersect(outputs)),
            ["label"] = fields["label"]?.DeepClone(),
            ["weight"] = weight,
        }.ToJsonString(JsonSerializerOptions.Default);
    }
}
