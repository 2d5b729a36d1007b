using ModelWatch.Statistics.Performance;
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
    }
}
