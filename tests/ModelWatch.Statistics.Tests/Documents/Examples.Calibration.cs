using ModelWatch.Statistics.Calibration;

namespace ModelWatch.Statistics.Tests.Documents;

internal static partial class Examples
{
    private static IEnumerable<Example> Calibration =>
    [
        Example.Of(Rows.BaseRate),
        Example.Of(ExpectedCalibrationError.ByWidth(Rows)),
        Example.Of(ExpectedCalibrationError.ByMass(Rows, 2)),
        Example.Of(ExpectedCalibrationError.Maximum(Rows, 2)),
        Example.Of(ExpectedCalibrationError.SquaredDebiased(Rows, 2)),
        Example.Of(ExpectedCalibrationError.RootDebiased(Rows, 1)),
        Example.Of(ExpectedCalibrationError.RootPlugin(Rows, 2)),
        Example.Of(new CalibrationBin(0, 10, 10, 1, 3).Frequency),
        Example.Of(Brier.Score(Rows)),
        Example.Of(Brier.Skill(Rows)),
        Example.Of(Brier.Murphy(Rows, 2).Reliability),
        Example.Of(LogLoss.Of(Rows)),
        Example.Of(CalibrationSlope.Of(Rows).Slope),
        Example.Of(Spiegelhalter.Z(Rows)),
        Example.Of(Spiegelhalter.PValue(Figure.Of(1.5))),
        Example.Of(HosmerLemeshow.Statistic(Rows, 4)),
        Example.Of(HosmerLemeshow.PValue(Figure.Of(12), 10)),
        Example.Of(Corp.Of(Rows).Miscalibration),
        Example.Of(ThreeClasses.ClasswiseError()),
        Example.Of(ThreeClasses.TopLabelError()),
        Example.Of(ThreeClasses.BrierScore()),
        Example.Of(ThreeClasses.LogLossScore()),
        Example.Of(CalibrationSummary.Of([0.2, 0.8, 0.6], [false, true, true]).BrierScore),
        Example.Of(IsotonicMap.Fit([0.1, 0.4, 0.35, 0.8], [0.0, 0, 1, 1])!.Apply(0.6)),
        Example.Of(ReliabilityDiagram.Of(new ScoredRows([0.1, 0.15, 0.18, 0.8], [false, true, false, true]))[0].Exact.Upper),
        Example.Of(CountQuantile.PoissonBinomial([0.1, 0.5, 0.9, 0.9], 0.95)),
        Example.Of(CountQuantile.Binomial(20, 0.3, 0.95)),
        Example.Of(HosmerLemeshowTest.Of(Rows, 4).P),
        Example.Of(RecalibrationTest.Statistic(Rows)),
        Example.Of(RecalibrationTest.PValue(Figure.Of(6))),
        Example.Of(CalibrationSlope.Of(Rows).SlopeError),
        Example.Of(CalibrationDistance.Index(Rows)),
        Example.Of(CalibrationDistance.Quantile(Rows, 0.9)),
        Example.Of(CalibrationIntervals.BrierSkill(Rows)),
        Example.Of(CalibrationIntervals.SquaredDebiased(new ScoredRows([0.1, 0.12, 0.8, 0.81], [false, true, false, true]), 2)),
        Example.Of(CalibrationIntervals.Maximum(new ScoredRows([0.1, 0.12, 0.8, 0.81], [false, true, false, true]), 2)),
        Example.Of(ExpectedCalibrationError.WithInterval(new ScoredRows([0.1, 0.12, 0.8, 0.81], [false, true, false, true]), new Random(1), 2)),
        Example.Of(CorpIntervals.Of(Rows, new Random(1)).Discrimination),
        Example.Of(CorpBand.Of(Rows, new Random(1))[1].Upper),
        Example.Of(IsotonicMap.FitSorted([0.1, 0.2, 0.3, 0.4], [false, true, false, true])!.Apply(0.25)),
    ];
}
