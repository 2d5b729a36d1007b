using System.Text.Json;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>The drift suite as the service runs it: the current columns go into profiles, which are compared with those of the reference.</summary>
internal static class DriftSuite
{
    private static readonly double[] Levels = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

    /// <summary>Numeric columns give ks, wasserstein, psi, jensen_shannon, missing and quantiles; code columns chi_square, psi, jensen_shannon.</summary>
    public static List<Dictionary<string, Figure>> Of(DriftColumns columns)
    {
        var found = new List<Dictionary<string, Figure>>();
        for (var k = 0; k < columns.Numbers; k++)
            found.Add(OfNumbers(columns.ReferenceProfiles[k], columns.Baselines[k], columns.Current[k]));
        for (var k = 0; k < columns.CurrentCodes.Length; k++)
            found.Add(OfCategories(columns.ReferenceCategories[k], Categories(columns.CurrentCodes[k])));
        return found;
    }

    public static void Check(List<Dictionary<string, Figure>> found, JsonElement theirs, Answers answers)
    {
        for (var k = 0; k < found.Count; k++)
        {
            var (ours, expected) = (found[k], theirs[k]);
            if (ours.ContainsKey("ks"))
                CheckNumbers(ours, expected, answers);
            else
                CheckCategories(ours, expected, answers);
        }
    }

    public static CategoryProfile Categories(ReadOnlySpan<byte> codes)
    {
        var profile = new CategoryProfile();
        profile.AddCodes(codes, DriftColumns.Names);
        return profile;
    }

    private static Dictionary<string, Figure> OfNumbers(NumericProfile reference, NumericBaseline known, ReadOnlySpan<double> column)
    {
        var profile = new NumericProfile(reference.Edges);
        var missing = profile.AddFinite(column);
        var deciles = PairedCounts.Deciles(known, profile);
        var found = new Dictionary<string, Figure>
        {
            ["ks"] = KolmogorovSmirnov.FromProfiles(reference, profile),
            ["wasserstein"] = Wasserstein.FromProfile(known, profile),
            ["psi"] = PopulationStability.Of(deciles),
            ["jensen_shannon"] = JensenShannon.Of(deciles),
            ["missing"] = Figure.Exact(missing),
        };
        for (var k = 0; k < Levels.Length; k++)
            found[$"quantile {k}"] = profile.Quantile(Levels[k]);
        return found;
    }

    private static Dictionary<string, Figure> OfCategories(CategoryBaseline reference, CategoryProfile current)
    {
        var counts = PairedCounts.Categories(reference, current);
        return new Dictionary<string, Figure>
        {
            ["chi_square"] = ChiSquare.Pearson(counts).Statistic,
            ["psi"] = PopulationStability.Of(counts),
            ["jensen_shannon"] = JensenShannon.Of(counts),
        };
    }

    /// <summary>Distances of profiles lie within their stated error. Deciles may differ by one row an edge (see <see cref="NumpyShares"/>).</summary>
    private static void CheckNumbers(Dictionary<string, Figure> ours, JsonElement theirs, Answers answers)
    {
        foreach (var name in new[] { "ks", "wasserstein" })
            answers.Check($"{name} of profiles", ours[name].Value!.Value, theirs.GetProperty(name).GetDouble(), ours[name].Error!.Value + 1e-9);
        foreach (var name in new[] { "psi", "jensen_shannon" })
            answers.Check($"{name} of profiles", ours[name].Value!.Value, theirs.GetProperty(name).GetDouble(), 1e-4);
        answers.Check("missing", ours["missing"].Value!.Value, theirs.GetProperty("missing")[1].GetDouble(), 0);
        for (var k = 0; k < Levels.Length; k++)
        {
            var quantile = ours[$"quantile {k}"];
            answers.Check("quantile of profiles", quantile.Value!.Value, theirs.GetProperty("quantiles")[Levels.Length + k].GetDouble(), quantile.Error!.Value + 1e-9);
        }
    }

    private static void CheckCategories(Dictionary<string, Figure> ours, JsonElement theirs, Answers answers)
    {
        foreach (var (name, figure) in ours)
            answers.Check($"{name} of categories", figure.Value!.Value, theirs.GetProperty(name).GetDouble(), 1e-9);
    }
}
