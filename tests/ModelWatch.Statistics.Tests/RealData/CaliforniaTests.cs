using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Performance;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Tests.Support;

namespace ModelWatch.Statistics.Tests.RealData;

public sealed class CaliforniaTests
{
    [SharedFact]
    public void Calibration_OfBothParts_EqualsScikitLearn()
    {
        var expected = SharedData.Table(Path.Combine("expected", "sklearn_calibration.csv"));
        for (var i = 0; i < 2; i++)
        {
            var rows = Rows(expected["part"][i]);
            Assert.Equal(SharedData.Number(expected["rows"][i]), rows.Rows);
            Near(expected["positive_rate"][i], rows.BaseRate);
            Near(expected["ece15"][i], ExpectedCalibrationError.ByWidth(rows));
            Near(expected["brier"][i], Brier.Score(rows));
            Near(expected["roc_auc"][i], RocAuc.Of(rows));
        }
    }

    [SharedFact]
    public void RealizedAuc_OfEachAnalysisMonth_EqualsTheOracle()
    {
        var expected = SharedData.Table(Path.Combine("expected", "california_realized_monthly.csv"));
        var month = SharedData.Table("california_housing_analysis.csv.gz")["timestamp"].Select(t => t[..7]).ToArray();
        var rows = Rows("analysis");
        var compared = 0;
        for (var i = 0; i < expected["chunk.key"].Length; i++)
        {
            if (expected["chunk.period"][i] != "analysis")
                continue;
            var part = Enumerable.Range(0, month.Length).Where(r => month[r] == expected["chunk.key"][i]).ToArray();
            var scored = new ScoredRows([.. part.Select(r => rows.Scores[r])], [.. part.Select(r => rows.Outcomes[r])]);
            Near(expected["roc_auc.value"][i], RocAuc.Of(scored));
            compared++;
        }
        Assert.Equal(12, compared);
    }

    [SharedFact]
    public void KolmogorovSmirnov_OfEachMonthAndFeature_EqualsTheOracle()
    {
        var expected = SharedData.Table(Path.Combine("expected", "california_univariate_monthly.csv"));
        var reference = SharedData.Table("california_housing_reference.csv.gz");
        var analysis = SharedData.Table("california_housing_analysis.csv.gz");
        string[] features = ["MedInc", "HouseAge", "AveRooms", "AveBedrms", "Population", "AveOccup", "Latitude", "Longitude"];
        foreach (var feature in features)
        {
            var left = SortedSample.From([.. reference[feature].Select(SharedData.Number)]);
            var edges = NumericEdges.FromSorted(left);
            for (var i = 0; i < expected["chunk.chunk.key"].Length; i++)
            {
                var source = expected["chunk.chunk.period"][i] == "reference" ? reference : analysis;
                var part = Enumerable.Range(0, source["id"].Length).Where(r => source["timestamp"][r][..7] == expected["chunk.chunk.key"][i]);
                var right = SortedSample.From([.. part.Select(r => SharedData.Number(source[feature][r]))]);
                var exact = KolmogorovSmirnov.ExactSorted(left, right);
                Near(expected[feature + ".kolmogorov_smirnov.value"][i], exact);
                AssertHeld(edges, left, right, exact.Value!.Value);
            }
        }
    }

    private static void AssertHeld(NumericEdges edges, double[] reference, double[] current, double exact)
    {
        NumericProfile left = new(edges), right = new(edges);
        left.AddRange(reference);
        right.AddRange(current);
        var binned = KolmogorovSmirnov.FromProfiles(left, right);
        Assert.InRange(exact, binned.Value!.Value - 1e-12, binned.Value.Value + binned.Error!.Value + 1e-12);
        Assert.True(binned.Error <= edges.MaxBinMass);
    }

    private static ScoredRows Rows(string part)
    {
        var table = SharedData.Table($"california_housing_{part}.csv.gz");
        var targets = part == "reference" ? table : SharedData.Table("california_housing_analysis_targets.csv.gz");
        Assert.Equal(table["id"], targets["id"]);
        return new ScoredRows([.. table["y_pred_proba"].Select(SharedData.Number)], [.. targets["clf_target"].Select(y => y == "1")]);
    }

    private static void Near(string expected, Figure actual) =>
        Assert.True(Math.Abs(SharedData.Number(expected) - actual.Value!.Value) <= 1e-9, $"expected {expected}, got {actual.Value:R}");
}
