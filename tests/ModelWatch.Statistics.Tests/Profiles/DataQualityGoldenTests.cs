using System.Text.Json;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Tests.Support;

namespace ModelWatch.Statistics.Tests.Profiles;

public sealed class DataQualityGoldenTests
{
    public static TheoryData<string> Names => GoldenFile.Names("data_quality");

    [Theory]
    [MemberData(nameof(Names))]
    public void Figures_OfValues_EqualTheOracle(string name)
    {
        var golden = GoldenFile.Case("data_quality", name);
        var cells = golden.Input.GetProperty("values").EnumerateArray().ToArray();
        var values = cells.Where(c => c.ValueKind != JsonValueKind.Null).Select(GoldenCase.Number).ToArray();
        var sorted = SortedSample.From(values);
        golden.Check("n", cells.Length);
        golden.Check("missing", cells.Length - values.Length);
        golden.Check("nan", values.Count(double.IsNaN));
        golden.Check("posinf", values.Count(double.IsPositiveInfinity));
        golden.Check("neginf", values.Count(double.IsNegativeInfinity));
        golden.Check("zeros", sorted.Count(v => v == 0));
        golden.Check("negatives", sorted.Count(v => v < 0));
        golden.Check("distinct_finite", sorted.Distinct().Count());
        var missing = Proportion.Wilson(cells.Length - values.Length, cells.Length);
        golden.CheckMany("missing_rate_wilson95", [missing.Lower!.Value, missing.Upper!.Value]);
        CheckFinite(golden, sorted);
        golden.AllChecked();
    }

    private static void CheckFinite(GoldenCase golden, double[] sorted)
    {
        var empty = sorted.Length == 0;
        var profile = new NumericProfile(NumericEdges.FromSorted(empty ? [0] : sorted));
        profile.AddRange(sorted);
        golden.Check("min", profile.Min);
        golden.Check("max", profile.Max);
        golden.Check("mean", profile.Mean);
        golden.Check("mean", Moments.Mean(sorted));
        golden.Check("var_ddof1", profile.Variance(1));
        golden.Check("var_ddof1", Moments.Variance(sorted, 1));
        golden.Check("mode_share_of_finite", empty ? null : sorted.GroupBy(v => v).Max(g => g.Count()) / (double)sorted.Length);
        golden.CheckMany("q05_q50_q95_inverted_cdf",
            empty ? null : [.. new[] { 0.05, 0.5, 0.95 }.Select(q => Quantiles.ExactSorted(sorted, q).Value!.Value)]);
    }
}
