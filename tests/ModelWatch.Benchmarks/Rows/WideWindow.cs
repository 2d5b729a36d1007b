using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Windows;

namespace ModelWatch.Benchmarks.Rows;

/// <summary>A window of 50 inputs, 25 numbers and 25 of 20 categories each, with its reference of 20,000 rows.</summary>
internal static class WideWindow
{
    private const int Half = 25;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static MonitoringPlan Plan { get; } = new()
    {
        Model = "wide",
        Version = "1",
        Digest = "plan",
        Inputs = [.. Enumerable.Range(0, Half).Select(k => new InputPlan($"number_{k:00}", InputKind.Numeric)),
            .. Enumerable.Range(0, Half).Select(k => new InputPlan($"category_{k:00}", InputKind.Categorical))],
        Outputs = [],
    };

    public static ReferenceProfile Reference(int rows = 20_000)
    {
        var columns = Columns(rows, new Random(1), moved: 0);
        var grids = columns.ToDictionary(c => c.Name, Grid);
        return new()
        {
            Model = Plan.Model,
            Digest = "reference",
            PlanDigest = Plan.Digest,
            Rows = rows,
            HasKinds = false,
            Features = Profiles(FeatureSchema.Of(Plan, grids), columns).ToDictionary(p => p.Subject),
            Segments = new Dictionary<string, IReadOnlyDictionary<string, FeatureProfile>>(),
            Warnings = [],
            SmallestShift = new Dictionary<string, double>(),
        };
    }

    /// <param name="reference">What the window is compared with.</param>
    /// <param name="rows">Events of the window.</param>
    /// <param name="moved">How many inputs of each kind have moved.</param>
    /// <param name="seed">Of the rows.</param>
    public static WindowContents Window(ReferenceProfile reference, int rows = 1000, int moved = 1, int seed = 2) => new()
    {
        Key = new(Plan.Model, "1", Start, Start.AddHours(1)),
        Revision = 0,
        Scopes = [new(null, rows, rows, Profiles(reference.Schemas(Plan), Columns(rows, new Random(seed), moved)), LabelledRows.None)],
    };

    public static FeatureProfile[] Profiles(IReadOnlyList<FeatureSchema> schemas, Column[] columns)
    {
        var profiles = schemas.Select(s => new FeatureProfile(s)).ToArray();
        for (var k = 0; k < profiles.Length; k++)
        {
            for (var row = 0; row < columns[k].Count; row++)
                profiles[k].Add(columns[k], row);
        }

        return profiles;
    }

    public static Column[] Columns(int rows, Random random, int moved) =>
    [
        .. Enumerable.Range(0, Half).Select(k => Numbers($"input.number_{k:00}", rows, random, k, k < moved ? 0.5 : 0)),
        .. Enumerable.Range(0, Half).Select(k => Categories($"input.category_{k:00}", rows, random, k < moved ? 2 : 1)),
    ];

    private static Column Numbers(string name, int rows, Random random, int scale, double shift)
    {
        var missing = Enumerable.Range(0, rows).Select(_ => random.NextDouble() < 0.01).ToArray();
        return new(name, ColumnShape.Number)
        {
            States = [.. missing.Select(m => m ? CellState.Null : CellState.Value)],
            Kinds = new TokenKind[rows],
            Numbers = [.. missing.Select(m => m ? 0 : (1 + scale) * (shift + Normal(random)))],
            Codes = [.. missing.Select(_ => -1)],
        };
    }

    private static Column Categories(string name, int rows, Random random, double power) => new(name, ColumnShape.Text)
    {
        States = [.. Enumerable.Repeat(CellState.Value, rows)],
        Kinds = new TokenKind[rows],
        Codes = [.. Enumerable.Range(0, rows).Select(_ => (int)(20 * Math.Pow(random.NextDouble(), power)))],
        Dictionary = [.. Enumerable.Range(0, 20).Select(k => $"category {k:00}")],
    };

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static FeatureGrid Grid(Column column) => column.Shape == ColumnShape.Number
        ? new(new Dictionary<string, NumericEdges> { [""] = NumericEdges.FromSorted([.. column.Numbers.Order()]) }, null)
        : new(new Dictionary<string, NumericEdges>(), [.. column.Dictionary]);
}
