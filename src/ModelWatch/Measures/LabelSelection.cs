using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Measures;

/// <summary>
/// Whether outcomes come for some predictions rather than for others: the outputs of labelled rows beside those of rows that still await one.
/// Where they differ, figures over labels describe the labelled part and not the model. Rows are compared as they are, without weights: the
/// question is which rows were chosen.
/// </summary>
internal static class LabelSelection
{
    /// <summary>Rows on either side below which nothing is compared.</summary>
    public const int FewestRows = 10;

    /// <summary>Age by which so many of the outcomes are expected that the missing ones can be compared before the maturity.</summary>
    private const double Arrived = 0.9;

    public static IEnumerable<Measurement> Of(MeasureScope scope)
    {
        if (scope.Plan.Label is null || scope.Contents.Cohort is not { } cohort)
            yield break;
        foreach (var output in scope.Plan.Outputs)
        {
            var labelled = scope.Contents.Labelled.Outputs.FirstOrDefault(c => c.Name == output.Subject);
            var awaiting = cohort.AwaitingOutputs.FirstOrDefault(c => c.Name == output.Subject);
            var isNumber = output.Kind is OutputKind.Probability or OutputKind.Number;
            if (!isNumber && output.Kind is not (OutputKind.Class or OutputKind.Probabilities))
                continue;
            var why = Early(scope) ?? (labelled is null ? "no-labels" : awaiting is null ? "no prediction awaits its outcome" : null);
            var figures = why is not null ? Absent(why, isNumber) : isNumber ? Numbers(labelled!, awaiting!) : Classes(labelled!, awaiting!);
            foreach (var (measure, figure) in figures)
                yield return scope.Measure(output.Subject, measure, figure, cohort.Times.Length);
        }
    }

    /// <summary>Why it is too early to tell: outcomes that are merely slow look like outcomes that never come.</summary>
    private static string? Early(MeasureScope scope)
    {
        var window = scope.Window;
        if (!window.Provisional)
            return null;
        var age = (window.Now - window.Key.End).TotalSeconds;
        return window.Arrival?.Delay(Arrived).Value <= age ? null : "outcomes are still on their way: compared from the maturity on";
    }

    private static IEnumerable<(string Measure, Figure Figure)> Absent(string why, bool isNumber)
    {
        var figure = Figure.Absent(why);
        yield return ("label_selection", figure);
        yield return ("label_selection_p", figure);
        if (isNumber)
            yield return ("label_selection_shift", figure);
    }

    private static IEnumerable<(string Measure, Figure Figure)> Numbers(Column labelled, Column awaiting)
    {
        double[] known = Finite(labelled), unknown = Finite(awaiting);
        if (TooFew(known.Length, unknown.Length) is { } why)
            return Absent(why, isNumber: true);
        var distance = KolmogorovSmirnov.ExactSorted(known, unknown);
        return
        [
            ("label_selection", distance),
            ("label_selection_p", KolmogorovSmirnov.PValue(distance.Value!.Value, known.Length, unknown.Length)),
            ("label_selection_shift", Shift(known, unknown)),
        ];
    }

    private static IEnumerable<(string Measure, Figure Figure)> Classes(Column labelled, Column awaiting)
    {
        List<string> known = [.. Decided(labelled)], unknown = [.. Decided(awaiting)];
        if (TooFew(known.Count, unknown.Count) is { } why)
            return Absent(why, isNumber: false);
        var counts = PairedCounts.Categories(known, unknown);
        var test = ChiSquare.Pearson(counts);
        return [("label_selection", ShareDistance.TotalVariation(counts)), ("label_selection_p", test.PValue)];
    }

    private static string? TooFew(int labelled, int awaiting) => Math.Min(labelled, awaiting) switch
    {
        _ when awaiting == 0 => "no prediction awaits its outcome",
        < FewestRows => $"{labelled} predictions with and {awaiting} without an outcome, {FewestRows} of each are needed",
        _ => null,
    };

    /// <summary>Mean of the labelled minus mean of the awaiting, with Welch's interval.</summary>
    private static Figure Shift(double[] labelled, double[] awaiting)
    {
        var (mean, variance) = Moments(labelled);
        var (other, otherVariance) = Moments(awaiting);
        return MeanDifference.Welch(mean, variance, labelled.Length, other, otherVariance, awaiting.Length);
    }

    private static (double Mean, double Variance) Moments(double[] values)
    {
        var mean = values.Average();
        return (mean, values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }

    private static double[] Finite(Column column) =>
        SortedSample.From([.. Enumerable.Range(0, column.Count).Where(i => column.States[i] == CellState.Value).Select(i => column.Numbers[i])]);

    /// <summary>The class of each row that has one: the named one, or the most probable, of equals the first by name.</summary>
    private static IEnumerable<string> Decided(Column column)
    {
        for (var row = 0; row < column.Count; row++)
        {
            if (column.States[row] != CellState.Value)
                continue;
            if (column.Shape == ColumnShape.Text)
                yield return CanonicalText.Of(column.Dictionary[column.Codes[row]]);
            else if (Largest(column, row) is { } name)
                yield return name;
        }
    }

    private static string? Largest(Column column, int row) => Enumerable.Range(column.Offsets[row], column.Offsets[row + 1] - column.Offsets[row])
        .Where(i => column.ItemCodes[i] >= 0)
        .OrderByDescending(i => column.Items[i]).ThenBy(i => column.Dictionary[column.ItemCodes[i]], StringComparer.Ordinal)
        .Select(i => CanonicalText.Of(column.Dictionary[column.ItemCodes[i]])).FirstOrDefault();
}
