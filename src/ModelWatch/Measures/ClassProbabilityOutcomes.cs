using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;
using ModelWatch.Windows;

namespace ModelWatch.Measures;

/// <summary>A probability for each class beside the class that came. A class that a row does not name has probability 0.</summary>
internal static class ClassProbabilityOutcomes
{
    private const int TopLabelBins = 10;
    public static readonly IReadOnlyList<string> Names = ["classwise_ece", "top_label_ece", "brier", "log_loss"];

    public static IEnumerable<OutcomeFigure> Of(LabelledRows labelled, Column column, OutputPlan output, bool decides)
    {
        var classes = OutcomeClasses.Of(labelled, output, column.ItemCodes.Where(c => c >= 0).Distinct().Select(c => column.Dictionary[c]));
        if (OutcomeClasses.Why(classes.Count) is { } why)
        {
            foreach (var name in Names.Concat(decides ? DecisionFigures.Classes : []))
                yield return new(name, Figure.Absent(why), 0);
            yield break;
        }

        var rows = Rows(labelled, column, classes);
        yield return new("classwise_ece", rows.ClasswiseError(), rows.Rows);
        yield return new("top_label_ece", ExpectedCalibrationError.WithInterval(rows.TopLabel(), new Random(ProbabilityOutcomes.Seed), TopLabelBins), rows.Rows);
        yield return new("brier", rows.BrierScore(), rows.Rows);
        yield return new("log_loss", rows.LogLossScore(), rows.Rows);
        if (!decides)
            yield break;
        foreach (var (measure, figure) in DecisionFigures.Of(Decisions.OfTop(rows)).Where(f => DecisionFigures.Classes.Contains(f.Measure)))
            yield return new(measure, figure, rows.Rows);
    }

    private static ClassScores Rows(LabelledRows labelled, Column column, Dictionary<string, int> classes)
    {
        var scores = new double[(long)column.Count * classes.Count];
        var outcomes = new int[column.Count];
        for (var i = 0; i < column.Count; i++)
        {
            // A row without probabilities that make a law gets a class out of range: the statistics leave it out and count it.
            outcomes[i] = column.States[i] == CellState.Value && ListReading.Probabilities(column, i) is not null ? classes[labelled.Labels[i]] : -1;
            for (var item = column.Offsets[i]; item < column.Offsets[i + 1]; item++)
            {
                if (column.ItemCodes[item] >= 0)
                    scores[i * classes.Count + classes[CanonicalText.Of(column.Dictionary[column.ItemCodes[item]])]] = column.Items[item];
            }
        }

        return new(scores, classes.Count, outcomes, labelled.Weights);
    }
}
