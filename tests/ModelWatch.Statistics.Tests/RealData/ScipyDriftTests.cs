using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Tests.Support;

namespace ModelWatch.Statistics.Tests.RealData;

public sealed class ScipyDriftTests
{
    [SharedFact]
    public void Statistics_OfBikeSharingMonths_EqualScipy()
    {
        var table = SharedData.Table("bike_sharing_hour.csv.gz");
        var month = table["dteday"].Select(d => d[..7]).ToArray();
        var checkedRows = Compare(table, "bike_sharing", chunk => [.. Indexes(month, m => m == chunk)], [.. Indexes(month, m => m == "2011-01")]);
        Assert.Equal(23 * 13, checkedRows);
    }

    [SharedFact]
    public void Statistics_OfWeatherChunks_EqualScipy()
    {
        var table = SharedData.Table("noaa_weather.csv.gz");
        var checkedRows = Compare(table, "noaa_weather", Range, [.. Enumerable.Range(0, 4000)]);
        Assert.Equal(14 * 17, checkedRows);

        static int[] Range(string chunk)
        {
            var ends = chunk.Split("..").Select(int.Parse).ToArray();
            return [.. Enumerable.Range(ends[0], ends[1] - ends[0] + 1)];
        }
    }

    private static int Compare(Dictionary<string, string[]> table, string set, Func<string, int[]> rowsOf, int[] referenceRows)
    {
        var expected = SharedData.Table(Path.Combine("expected", "scipy_drift_bike_noaa.csv"));
        var checkedRows = 0;
        for (var i = 0; i < expected["set"].Length; i++)
        {
            if (!expected["set"][i].StartsWith(set, StringComparison.Ordinal))
                continue;
            var column = table[expected["feature"][i]];
            string[] reference = [.. referenceRows.Select(r => column[r])], current = [.. rowsOf(expected["chunk"][i]).Select(r => column[r])];
            Check(expected["method"][i], SharedData.Number(expected["statistic"][i]), expected["p_value"][i], reference, current);
            checkedRows++;
        }
        return checkedRows;
    }

    private static void Check(string method, double statistic, string p, string[] reference, string[] current)
    {
        switch (method)
        {
            case "ks":
                CheckKs(statistic, Numbers(reference), Numbers(current));
                break;
            case "wasserstein":
                Near(statistic, Wasserstein.ExactSorted(Numbers(reference), Numbers(current)).Value, 1e-9);
                break;
            default:
                // scipy corrects a table of two categories after Yates; our chi_square does not, so its variant is compared.
                var test = ChiSquare.Yates(PairedCounts.Categories(reference, current));
                Near(statistic, test.Statistic.Value, 1e-8);
                Near(SharedData.Number(p), test.PValue.Value, 1e-8);
                break;
        }
    }

    private static void CheckKs(double statistic, double[] reference, double[] current)
    {
        var exact = KolmogorovSmirnov.ExactSorted(reference, current);
        Near(statistic, exact.Value, 1e-9);
        var edges = NumericEdges.FromSorted(reference);
        NumericProfile left = new(edges), right = new(edges);
        left.AddRange(reference);
        right.AddRange(current);
        var binned = KolmogorovSmirnov.FromProfiles(left, right);
        Assert.InRange(statistic, binned.Value!.Value - 1e-12, binned.Value.Value + binned.Error!.Value + 1e-12);
        var w1 = Wasserstein.FromProfiles(left, right);
        Assert.True(Math.Abs(w1.Value!.Value - Wasserstein.ExactSorted(reference, current).Value!.Value) <= w1.Error!.Value + 1e-9);
    }

    private static IEnumerable<int> Indexes(string[] cells, Func<string, bool> wanted) =>
        Enumerable.Range(0, cells.Length).Where(i => wanted(cells[i]));

    private static double[] Numbers(string[] cells) => SortedSample.From([.. cells.Select(SharedData.Number)]);

    private static void Near(double expected, double? actual, double relative) =>
        Assert.True(actual is { } value && Math.Abs(value - expected) <= relative * Math.Max(1e-3, Math.Abs(expected)), $"expected {expected:R}, got {actual:R}");
}
