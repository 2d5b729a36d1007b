using ModelWatch.Journal;
using ModelWatch.Measures.Learned;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Measures;

/// <summary>
/// The estimates of a binary outcome calibrated for the window's own rows (PAPE, M-CBPE): the isotonic map is fitted on the labelled rows of
/// the reference's sample, weighted by how much more often such rows occur now. Refused below 100 effective rows. A plan asks by <c>pape</c>.
/// </summary>
internal static class EstimatedRecalibrated
{
    private const int Seed = 20261124;

    public static IEnumerable<Measurement> Of(MeasureScope scope, JointSamples samples)
    {
        if (!MeasureNames.NeedsPape(scope.Plan) || scope.Plan.Label is not { Kind: LabelKind.Binary } label)
            yield break;
        foreach (var output in scope.Plan.Outputs.Where(o => o.Kind == OutputKind.Probability))
        {
            var decides = EstimatedMeasures.DecidedFrom(scope.Plan, output, label);
            var column = scope.Contents.Predicted.Outputs.FirstOrDefault(c => c.Name == output.Subject);
            var (map, rows, why) = samples.Why is { } reason ? (null, 0, reason) : column is null ? (null, 0, EstimatedMeasures.NoPredictions) : GuardedFit.Of(() => Fit(label, output, samples), fault => (null, 0, fault));
            yield return EstimatedMeasures.Say(scope, output.Subject, "rows" + MeasureNames.PapeEnding, rows > 0 ? Figure.Of(rows) : Figure.Absent(why!), samples.Rows);
            foreach (var measurement in why is null ? Estimates(scope, label, output, decides, column!, map!) : EstimatedMeasures.Absent(scope, output, decides, why, MeasureNames.PapeEnding))
                yield return measurement;
        }
    }

    private static IEnumerable<Measurement> Estimates(MeasureScope scope, LabelPlan label, OutputPlan output, OutputPlan? decides, Column column, IsotonicMap map)
    {
        var decision = decides is null || decides == output ? null : scope.Contents.Predicted.Outputs.FirstOrDefault(c => c.Name == decides.Subject);
        var estimate = EstimatedProbability.Estimate(label, output, column, decision, map, scope.Contents.Predicted.Weights);
        return EstimatedProbability.Of(scope, output, decides, estimate, MeasureNames.PapeEnding);
    }

    private static (IsotonicMap? Map, double Rows, string? Why) Fit(LabelPlan label, OutputPlan output, JointSamples samples)
    {
        var schema = FeatureSchema.Of(output);
        var encoding = RowEncoding.Fit(samples.Schemas.Append(schema), samples.Reference);
        var ratios = DensityRatio.Of(encoding.Apply(samples.Reference), encoding.Apply(samples.Current), new Random(Seed));
        if (ratios is null)
            return (null, 0, BoostedTrees.Refused);
        var scores = FieldCells.Of(schema, samples.Reference)?.Numbers;
        var outcomes = samples.Reference.Find(RowSample.Label);
        if (scores is null || outcomes is null)
            return (null, 0, EstimatedMeasures.NoLabels);
        var known = Enumerable.Range(0, samples.Reference.Rows).Where(row => scores[row] is not null && LabelCells.IsPositive(outcomes, row, label) is not null).ToList();
        double[] weights = [.. known.Select(row => ratios[row])];
        var effective = ImportanceWeighting.EffectiveRows(weights);
        if (effective < ImportanceWeighting.LeastRows)
            return (null, effective, FormattableString.Invariant($"{effective:0} effective rows of the reference are like those of now, {ImportanceWeighting.LeastRows:0} are needed"));
        double[] came = [.. known.Select(row => LabelCells.IsPositive(outcomes, row, label) == true ? 1.0 : 0.0)];
        return (IsotonicMap.Fit([.. known.Select(row => scores[row]!.Value)], came, weights), effective, null);
    }
}
