using ModelWatch.Statistics.Performance;
using ModelWatch.Statistics.Regression;
using ModelWatch.Statistics.Tests.Support;

namespace ModelWatch.Statistics.Tests.Performance;

public sealed class RegressionGoldenTests
{
    public static TheoryData<string> Names => GoldenFile.Names("regression");

    [Theory]
    [MemberData(nameof(Names))]
    public void Errors_OfRows_EqualTheOracle(string name)
    {
        var golden = GoldenFile.Case("regression", name);
        var errors = new RegressionErrors(golden.Numbers("mu"), golden.Numbers("y"));
        golden.Check("mae", errors.MeanAbsoluteError);
        golden.Check("mse", errors.MeanSquaredError);
        golden.Check("rmse", errors.RootMeanSquaredError);
        golden.Check("bias_mean_error_pred_minus_true", errors.Bias);
        golden.Check("r2", errors.R2);
        golden.Check("mape_sklearn", errors.MeanAbsolutePercentageError);
        CheckForecasts(golden, new GaussianForecasts(golden.Numbers("y"), golden.Numbers("mu"), golden.Numbers("sd")));
        golden.AllChecked();
    }

    private static void CheckForecasts(GoldenCase golden, GaussianForecasts forecasts)
    {
        golden.CheckMany("pit", forecasts.Pit());
        golden.Check("pit_ks_stat", forecasts.PitDistance);
        golden.Check("pit_ks_p_exact", UniformTest.KolmogorovSmirnovPValue(forecasts.PitDistance.Value!.Value, forecasts.Rows));
        golden.Check("pit_cvm_stat", UniformTest.CramerVonMises(forecasts.Pit()));
        foreach (var level in (double[])[0.5, 0.8, 0.9, 0.95])
        {
            var coverage = forecasts.Coverage(level);
            golden.Check(FormattableString.Invariant($"coverage_{level}"), coverage);
            golden.CheckMany(FormattableString.Invariant($"coverage_{level}_wilson95"), [coverage.Lower!.Value, coverage.Upper!.Value]);
        }
        foreach (var level in (double[])[0.1, 0.5, 0.9])
            golden.Check(FormattableString.Invariant($"pinball_{level}"), forecasts.Pinball(level));
        golden.Check("crps_gaussian", forecasts.Crps);
        golden.Check("nll_gaussian", forecasts.NegativeLogLikelihood);
    }
}
