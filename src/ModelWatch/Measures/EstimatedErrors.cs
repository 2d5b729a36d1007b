using ModelWatch.Measures.Learned;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Measures;

/// <summary>
/// Errors of a predicted number before the true one is known, by direct loss estimation: boosted trees learn the loss of the labelled rows
/// of the reference from their inputs and prediction, and say it of the window's rows. Only where a plan includes them.
/// </summary>
internal static class EstimatedErrors
{
    private static readonly string[] Names = ["mae", "rmse"];

    public static IEnumerable<Measurement> Of(MeasureScope scope, JointSamples samples)
    {
        var asked = Names.Where(name => scope.Plan.Measures.Include.Contains(MeasureNames.Estimated + name)).ToList();
        if (asked.Count == 0 || scope.Plan.Label is not { Kind: LabelKind.Number })
            yield break;
        foreach (var output in scope.Plan.Outputs.Where(o => o.Kind == OutputKind.Number))
        {
            var known = samples.Why is null ? Labelled(output, samples.Reference) : [];
            var why = samples.Why ?? (known.Count < BoostedTrees.Least ? $"{known.Count} reference rows with a prediction and an outcome" : null);
            foreach (var name in asked)
            {
                var (figure, rows) = why is null
                    ? GuardedFit.Of(() => Estimate(output, samples, known, name == "rmse"), fault => (Figure.Absent(fault), 0))
                    : (Figure.Absent(why), 0);
                yield return EstimatedMeasures.Say(scope, output.Subject, name, figure, rows);
            }
        }
    }

    /// <summary>Without an interval: the spread of the predicted losses says nothing of how far the trees are off.</summary>
    private static (Figure Figure, int Rows) Estimate(OutputPlan output, JointSamples samples, Dictionary<int, double> errors, bool isSquared)
    {
        var schema = FeatureSchema.Of(output);
        var predicted = FieldCells.Of(schema, samples.Current)?.Numbers;
        int[] asked = [.. Enumerable.Range(0, samples.Current.Rows).Where(row => predicted?[row] is not null)];
        if (asked.Length == 0)
            return (Figure.Absent("no retained row has a prediction"), 0);
        var encoding = RowEncoding.Fit(samples.Schemas.Append(schema), samples.Reference);
        var (rows, now) = (encoding.Apply(samples.Reference), encoding.Apply(samples.Current));
        var losses = BoostedTrees.Predict(
            [.. errors.Keys.Select(row => rows[row])],
            [.. errors.Values.Select(error => isSquared ? error * error : Math.Abs(error))],
            [.. asked.Select(row => now[row])]);
        if (losses is null)
            return (Figure.Absent(BoostedTrees.Refused), 0);
        var mean = DirectLoss.Mean(losses) with { Lower = null, Upper = null, Level = null };
        return (isSquared ? mean.Select(Math.Sqrt) : mean, asked.Length);
    }

    /// <summary>Predicted minus true of the rows of the sample that have both, by row.</summary>
    private static Dictionary<int, double> Labelled(OutputPlan output, RowSample sample)
    {
        var predicted = FieldCells.Of(FeatureSchema.Of(output), sample)?.Numbers;
        var outcomes = sample.Find(RowSample.Label);
        if (predicted is null || outcomes is null)
            return [];
        return Enumerable.Range(0, sample.Rows)
            .Select(row => (Row: row, Predicted: predicted[row], True: LabelCells.Number(outcomes, row)))
            .Where(r => r is { Predicted: not null, True: not null })
            .ToDictionary(r => r.Row, r => r.Predicted!.Value - r.True!.Value);
    }
}
