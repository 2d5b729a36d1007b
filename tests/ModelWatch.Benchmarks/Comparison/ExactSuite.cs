using System.Text.Json;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>All that the numpy line's exact drift computes, from the raw columns of both sides and with its definitions.</summary>
internal static class ExactSuite
{
    private static readonly int[] Percents = [1, 5, 25, 50, 75, 95, 99];

    public static List<Dictionary<string, double>> Of(DriftColumns columns)
    {
        var found = new List<Dictionary<string, double>>();
        for (var k = 0; k < columns.Numbers; k++)
            found.Add(OfNumbers(columns.Reference[k], columns.Current[k]));
        for (var k = 0; k < columns.CurrentCodes.Length; k++)
            found.Add(OfCodes(columns.ReferenceCodes[k], columns.CurrentCodes[k]));
        return found;
    }

    public static void Check(List<Dictionary<string, double>> found, JsonElement theirs, Answers answers)
    {
        for (var k = 0; k < found.Count; k++)
        {
            foreach (var (name, value) in found[k])
            {
                var place = name.Split(' ');
                var expected = place.Length == 1 ? theirs[k].GetProperty(name) : theirs[k].GetProperty(place[0])[int.Parse(place[1], null)];
                answers.Check($"{place[0]} from raw", value, expected.GetDouble(), 1e-9);
            }
        }
    }

    private static Dictionary<string, double> OfNumbers(double[] reference, double[] current)
    {
        double[] left = SortedSample.From(reference), right = SortedSample.From(current);
        var distances = SampleDistances.ExactSorted(left, right);
        var (psi, js) = NumpyShares.Of(NumpyShares.Deciles(left, left), NumpyShares.Deciles(left, right));
        var found = new Dictionary<string, double>
        {
            ["ks"] = distances.KolmogorovSmirnov.Value!.Value,
            ["wasserstein"] = distances.Wasserstein.Value!.Value,
            ["psi"] = psi,
            ["jensen_shannon"] = js,
            ["missing 0"] = reference.Length - left.Length,
            ["missing 1"] = current.Length - right.Length,
        };
        for (var k = 0; k < Percents.Length; k++)
        {
            found[$"quantiles {k}"] = NumpyShares.Quantile(left, Percents[k], 100);
            found[$"quantiles {Percents.Length + k}"] = NumpyShares.Quantile(right, Percents[k], 100);
        }

        return found;
    }

    private static Dictionary<string, double> OfCodes(byte[] reference, byte[] current)
    {
        var counts = PairedCounts.Categories(DriftSuite.Categories(reference), DriftSuite.Categories(current));
        var (psi, js) = NumpyShares.Of(counts.Reference, counts.Current);
        return new Dictionary<string, double> { ["chi_square"] = ChiSquare.Pearson(counts).Statistic.Value!.Value, ["psi"] = psi, ["jensen_shannon"] = js };
    }
}
