using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Windows;

namespace ModelWatch.Benchmarks.Rows;

/// <summary>
/// A window of one probability with a binary outcome and a segment of three values, with its reference of 20,000 labelled rows: every default
/// measure over outcomes, and every estimate without them.
/// </summary>
internal static class LabelledWindow
{
    private const string Output = "output.score";
    private static readonly string[] Places = ["north", "south", "west"];
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static MonitoringPlan Plan { get; } = new()
    {
        Model = "labelled",
        Version = "1",
        Digest = "plan",
        Inputs = [new InputPlan("place", InputKind.Categorical)],
        Outputs = [new OutputPlan("score", OutputKind.Probability)],
        Label = new LabelPlan(LabelKind.Binary),
        Segments = ["place"],
    };

    public static ReferenceProfile Reference(int rows = 20_000)
    {
        var (scores, outcomes) = Draw(rows, new Random(1));
        var places = PlacesOf(rows);
        var numbers = (double[])scores.Clone();
        Array.Sort(numbers, outcomes);
        var grids = new Dictionary<string, FeatureGrid>
        {
            [Output] = new(new Dictionary<string, NumericEdges> { [""] = NumericEdges.FromSorted(numbers) }, null),
            ["input.place"] = new(new Dictionary<string, NumericEdges>(), Places),
        };
        var schemas = FeatureSchema.Of(Plan, grids);
        return new()
        {
            Model = Plan.Model,
            Digest = "reference",
            PlanDigest = Plan.Digest,
            Rows = rows,
            HasKinds = false,
            Features = WideWindow.Profiles(schemas, [Texts(places), Numbers(scores)]).ToDictionary(p => p.Subject),
            Segments = Enumerable.Range(0, Places.Length).ToDictionary(k => "place=" + Places[k], k => OfSegment(schemas, scores, places, k)),
            Calibrations = [new(Output, rows, [new("1", IsotonicMap.FitSorted(numbers, outcomes))])],
            Warnings = [],
            SmallestShift = new Dictionary<string, double>(),
        };
    }

    /// <param name="reference">What the window is compared with.</param>
    /// <param name="rows">Predictions of the window.</param>
    /// <param name="labelled">How many of them have their outcome.</param>
    public static WindowContents Window(ReferenceProfile reference, int rows, int labelled)
    {
        var (scores, outcomes) = Draw(rows, new Random(2));
        var places = PlacesOf(rows);
        var all = Enumerable.Range(0, rows).ToArray();
        return new()
        {
            Key = new(Plan.Model, "1", Start, Start.AddHours(1)),
            Revision = 0,
            Scopes =
            [
                Scope(null, all),
                .. Enumerable.Range(0, Places.Length).Select(k => Scope("place=" + Places[k], [.. all.Where(row => places[row] == k)])),
            ],
        };

        ScopeContents Scope(string? segment, int[] rows)
        {
            var known = rows.Where(row => row < labelled).ToArray();
            Column[] columns = [Texts([.. rows.Select(row => places[row])]), Of(rows)];
            return new(segment, rows.Length, rows.Length, WideWindow.Profiles(reference.Schemas(Plan), columns), new()
            {
                Labels = [.. known.Select(row => outcomes[row] ? "1" : "0")],
                Weights = [.. known.Select(_ => 1.0)],
                Outputs = [Of(known)],
            })
            {
                Predicted = new() { Weights = [.. rows.Select(_ => 1.0)], Outputs = [Of(rows)] },
            };
        }

        Column Of(int[] rows) => Numbers([.. rows.Select(row => scores[row])]);
    }

    private static IReadOnlyDictionary<string, FeatureProfile> OfSegment(IReadOnlyList<FeatureSchema> schemas, double[] scores, int[] places, int place)
    {
        var rows = Enumerable.Range(0, places.Length).Where(row => places[row] == place).ToArray();
        return WideWindow.Profiles(schemas, [Texts([.. rows.Select(_ => place)]), Numbers([.. rows.Select(row => scores[row])])]).ToDictionary(p => p.Subject);
    }

    /// <summary>Scores around a base rate of a third, outcomes a little less sure than they say.</summary>
    private static (double[] Scores, bool[] Outcomes) Draw(int rows, Random random)
    {
        var (scores, outcomes) = (new double[rows], new bool[rows]);
        for (var row = 0; row < rows; row++)
        {
            var logit = -1 + (1.5 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
            scores[row] = 1 / (1 + Math.Exp(-logit));
            outcomes[row] = random.NextDouble() < 1 / (1 + Math.Exp(-0.8 * logit));
        }

        return (scores, outcomes);
    }

    private static int[] PlacesOf(int rows) => [.. Enumerable.Range(0, rows).Select(row => row % Places.Length)];

    private static Column Numbers(double[] scores) => new(Output, ColumnShape.Number)
    {
        States = [.. scores.Select(_ => CellState.Value)],
        Kinds = new TokenKind[scores.Length],
        Numbers = scores,
        Codes = [.. scores.Select(_ => -1)],
    };

    private static Column Texts(int[] places) => new("input.place", ColumnShape.Text)
    {
        States = [.. places.Select(_ => CellState.Value)],
        Kinds = new TokenKind[places.Length],
        Codes = places,
        Dictionary = Places,
    };
}
