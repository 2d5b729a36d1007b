using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Documents;

internal static partial class Examples
{
    private static IEnumerable<Example> Profiles =>
    [
        Example.Of(NumericEdges.FromSorted([1, 2, 3, 4]).Find(2.5)),
        Example.Of(new NumericProfile(NumericEdges.FromSorted([1, 2, 3, 4])).AddFinite([1, 2, double.NaN])),
        Example.Of(Now.Mean),
        Example.Of(Now.Variance(1)),
        Example.Of(Now.StandardDeviation),
        Example.Of(Now.Quantile(0.5)),
        Example.Of(Now.BinMean(4)!.Value),
        Example.Of(Now.HeaviestValues[0].Weight),
        Example.Of(Now.Repeats),
        Example.Of(Now.Magnitudes[0].UpTo),
        Example.Of(Labels.Count("b").Weight),
        Example.Of(Labels.Distinct),
        Example.Of(CellText.FormOf("3,14")),
        Example.Of(Scores.MeanScore),
        Example.Of(Scores.Brier),
        Example.Of(Scores.CalibrationError(15)),
        Example.Of(ScoreProfile.BinOf(0.29)),
    ];
}
