using ModelWatch.Journal;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Measures;

/// <summary>Plans, references and windows from a few arrays.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly MonitoringPlan Plan = new()
    {
        Model = "tender",
        Version = "1",
        Digest = "plan",
        Inputs = [new InputPlan("dose", InputKind.Numeric) { Unit = "mg", Range = (0, 4000) }, new InputPlan("country", InputKind.Categorical)],
        Outputs = [new OutputPlan("score", OutputKind.Probability)],
        Label = new LabelPlan(LabelKind.Binary),
    };

    public static double[] Normal(int count, double mean, double spread, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
            mean + spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }

    public static string[] Mix(int count, int seed, params (string Key, double Share)[] shares)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Pick(shares, random.NextDouble()))];
    }

    public static ReferenceProfile Reference(double[] dose, string[] country, double[] score)
    {
        var grids = new Dictionary<string, FeatureGrid>
        {
            ["input.dose"] = Grid(dose),
            ["input.country"] = new(new Dictionary<string, NumericEdges>(), [.. country.Distinct().Order(StringComparer.Ordinal)]),
            ["output.score"] = Grid(score),
        };
        return new()
        {
            Model = Plan.Model,
            Digest = "reference",
            PlanDigest = Plan.Digest,
            Rows = dose.Length,
            HasKinds = false,
            Features = Profiles(FeatureSchema.Of(Plan, grids), dose, country, score).ToDictionary(p => p.Subject),
            Segments = new Dictionary<string, IReadOnlyDictionary<string, FeatureProfile>>(),
            Warnings = [],
            SmallestShift = new Dictionary<string, double>(),
        };
    }

    public static WindowContents Window(
        ReferenceProfile? reference, double[] dose, string[] country, double[] score, bool[]? labels = null, int hour = 0, string version = "1")
    {
        var schemas = reference?.Schemas(Plan) ?? FeatureSchema.Of(Plan);
        var labelled = labels is null ? LabelledRows.None : new LabelledRows
        {
            Labels = [.. labels.Select(l => l ? "1" : "0")],
            Weights = [.. labels.Select(_ => 1.0)],
            Outputs = [Numbers("output.score", score)],
        };
        return new()
        {
            Key = new(Plan.Model, version, Start.AddHours(hour), Start.AddHours(hour + 1)),
            Revision = 0,
            Scopes = [new(null, dose.Length, dose.Length, Profiles(schemas, dose, country, score), labelled)],
        };
    }

    public static Measurement Find(this IEnumerable<Measurement> measurements, string subject, string measure) =>
        measurements.Single(m => m.Subject == subject && m.Measure == measure && m.Segment is null);

    /// <summary>NaN stands for a missing number, an empty text for a missing category.</summary>
    private static FeatureProfile[] Profiles(IReadOnlyList<FeatureSchema> schemas, double[] dose, string[] country, double[] score)
    {
        var columns = new[] { Numbers("input.dose", dose), Texts("input.country", country), Numbers("output.score", score) };
        var profiles = schemas.Select(s => new FeatureProfile(s)).ToArray();
        for (var i = 0; i < profiles.Length; i++)
        {
            for (var row = 0; row < columns[i].Count; row++)
                profiles[i].Add(columns[i], row);
        }

        return profiles;
    }

    private static Column Numbers(string name, double[] values) => new(name, ColumnShape.Number)
    {
        States = [.. values.Select(v => double.IsNaN(v) ? CellState.Null : CellState.Value)],
        Kinds = new TokenKind[values.Length],
        Numbers = [.. values.Select(v => double.IsNaN(v) ? 0 : v)],
        Codes = [.. values.Select(_ => -1)],
    };

    private static Column Texts(string name, string[] values)
    {
        var dictionary = values.Distinct().ToArray();
        return new(name, ColumnShape.Text)
        {
            States = [.. values.Select(v => v.Length == 0 ? CellState.Null : CellState.Value)],
            Kinds = new TokenKind[values.Length],
            Codes = [.. values.Select(v => Array.IndexOf(dictionary, v))],
            Dictionary = dictionary,
        };
    }

    private static FeatureGrid Grid(double[] values) =>
        new(new Dictionary<string, NumericEdges> { [""] = NumericEdges.FromSorted([.. values.Order()]) }, null);

    private static string Pick((string Key, double Share)[] shares, double at)
    {
        foreach (var (key, share) in shares)
        {
            at -= share;
            if (at < 0)
                return key;
        }

        return shares[^1].Key;
    }
}
