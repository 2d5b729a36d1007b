using ModelWatch.Journal;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Measures.Learned;

/// <summary>A plan of two numbers and a category, and rows for it whose numbers have a chosen correlation.</summary>
internal static class JointSample
{
    public static readonly MonitoringPlan Plan = new()
    {
        Model = "joint",
        Version = "1",
        Digest = "plan",
        Inputs = [new("a", InputKind.Numeric), new("b", InputKind.Numeric), new("country", InputKind.Categorical)],
        Outputs = [new("score", OutputKind.Probability)],
        Measures = new(["pca_reconstruction_error", "domain_auc", "mmd", "sliced_wasserstein"], []),
    };

    /// <summary>Standard normal a and b of the given correlation, two countries.</summary>
    public static RowSample Rows(int count, double correlation, int seed)
    {
        var (x, y) = (Sample.Normal(count, 0, 1, seed), Sample.Normal(count, 0, 1, seed + 1));
        var b = x.Zip(y, (one, other) => (correlation * one) + (Math.Sqrt(1 - (correlation * correlation)) * other)).ToArray();
        return new(count, [Numbers("input.a", x), Numbers("input.b", b), Texts("input.country", Sample.Mix(count, seed, ("DE", 0.7), ("FR", 0.3)))]);
    }

    public static Column Numbers(string name, double[] values) => new(name, ColumnShape.Number)
    {
        States = [.. values.Select(v => double.IsNaN(v) ? CellState.Null : CellState.Value)],
        Kinds = new TokenKind[values.Length],
        Numbers = [.. values.Select(v => double.IsNaN(v) ? 0 : v)],
        Codes = [.. values.Select(_ => -1)],
    };

    public static Column Texts(string name, string[] values)
    {
        var dictionary = values.Distinct().ToArray();
        return new(name, ColumnShape.Text)
        {
            States = [.. values.Select(_ => CellState.Value)],
            Kinds = new TokenKind[values.Length],
            Codes = [.. values.Select(v => Array.IndexOf(dictionary, v))],
            Dictionary = dictionary,
        };
    }

    public static ReferenceProfile Reference(RowSample sample) => new()
    {
        Model = Plan.Model,
        Digest = "reference",
        PlanDigest = Plan.Digest,
        Rows = sample.Rows,
        HasKinds = false,
        Features = new Dictionary<string, FeatureProfile>(),
        Segments = new Dictionary<string, IReadOnlyDictionary<string, FeatureProfile>>(),
        Warnings = [],
        SmallestShift = new Dictionary<string, double>(),
        Sample = sample,
    };

    public static IReadOnlyList<Measurement> Measure(MonitoringPlan plan, ReferenceProfile? reference, RowSample? evidence)
    {
        var contents = new ScopeContents(null, 1000, 1000, [], LabelledRows.None);
        var window = new WindowContents { Key = new("joint", "1", Sample.Start, Sample.Start.AddHours(1)), Revision = 0, Scopes = [contents], Evidence = evidence };
        return [.. JointMeasures.Of(new(plan, reference, window, contents))];
    }
}
