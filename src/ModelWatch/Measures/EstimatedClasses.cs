using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Measures;

/// <summary>The estimates of a probability for each class. A class that a row does not name has probability 0; one that the reference does not know is left aside.</summary>
internal static class EstimatedClasses
{
    public static readonly IReadOnlyList<string> Names = ["log_loss", "brier"];

    public static IEnumerable<Measurement> Of(
        MeasureScope scope, OutputPlan output, OutputPlan? decides, Column column, Column? decision, OutputCalibration calibration)
    {
        var places = calibration.Classes.Select((c, i) => (c.Class, i)).ToDictionary(p => p.Class, p => p.i, StringComparer.Ordinal);
        var raw = Scores(column, places);
        var weights = scope.Contents.Predicted.Weights;
        var maps = calibration.Classes.Select(c => c.Map).ToList();
        var calibrated = (double[])raw.Clone();
        for (var i = 0; i < calibrated.Length; i++)
            calibrated[i] = maps[i % maps.Count] is { } map ? map.Apply(raw[i]) : raw[i];
        foreach (var (measure, figure, n) in EstimatedLosses.Of(raw, calibrated, maps.Count, weights))
            yield return EstimatedMeasures.Say(scope, output.Subject, measure, figure, n);
        if (decides is null)
            yield break;
        var estimate = decision is null
            ? ClassCbpe.OfTop(raw, maps, weights)
            : new ClassCbpe(calibrated, maps.Count, [.. Enumerable.Range(0, decision.Count).Select(i => Decided(decision, i, places))], weights);
        foreach (var (measure, figure) in Decisions(estimate, maps.Count))
            yield return EstimatedMeasures.Say(scope, decides.Subject, measure, figure, estimate.Rows);
    }

    private static IEnumerable<(string Measure, Figure Figure)> Decisions(ClassCbpe estimate, int classes) =>
    [
        ("accuracy", estimate.Accuracy), ("balanced_accuracy", estimate.BalancedAccuracy),
        ("mcc", DecisionFigures.Matthews(estimate.Matthews, classes, (p, a) => estimate[p, a])),
        ("macro_f1", estimate.MacroF1), ("kappa", estimate.Kappa),
    ];

    private static int Decided(Column decision, int row, Dictionary<string, int> places) =>
        decision.States[row] == CellState.Value ? places.GetValueOrDefault(CanonicalText.Of(decision.Dictionary[decision.Codes[row]]), -1) : -1;

    /// <summary>Row by row; NaN where a row has no probabilities: the statistics leave it out.</summary>
    private static double[] Scores(Column column, Dictionary<string, int> places)
    {
        var codes = Array.ConvertAll(column.Dictionary, text => places.GetValueOrDefault(CanonicalText.Of(text), -1));
        var scores = new double[column.Count * places.Count];
        for (var row = 0; row < column.Count; row++)
        {
            if (column.States[row] != CellState.Value)
                Array.Fill(scores, double.NaN, row * places.Count, places.Count);
            for (var item = column.Offsets[row]; item < column.Offsets[row + 1]; item++)
            {
                if (column.ItemCodes[item] >= 0 && codes[column.ItemCodes[item]] is var place and >= 0)
                    scores[(row * places.Count) + place] = column.Items[item];
            }
        }

        return scores;
    }
}
