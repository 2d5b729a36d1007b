using ModelWatch.Measures.Learned;
using ModelWatch.Plans;
using ModelWatch.Statistics;

namespace ModelWatch.Measures;

/// <summary>
/// Measures of several fields at once, from the rows that the window keeps as evidence and the sample of the reference's rows. They cost a
/// fit or a kernel each, so a plan has to include them by name. Rows count once each: evidence carries no weights.
/// </summary>
internal static class JointMeasures
{
    private const string Subject = "model";

    public static IEnumerable<Measurement> Of(MeasureScope scope)
    {
        if (scope.Contents.Segment is not null || !MeasureNames.NeedsEvidence(scope.Plan))
            yield break;
        var samples = JointSamples.Of(scope);
        foreach (var (name, measured) in Parts(samples).Where(p => scope.Plan.Measures.Include.Contains(p.Name)))
        {
            foreach (var (measure, figure, n) in measured())
            {
                var said = scope.Measure(Subject, measure, figure, n);
                var permuted = said.State == MeasurementState.Ok && MeasureNames.IsPermuted(measure);
                yield return permuted ? said with { Why = $"{DomainTest.Permutations} permutations" } : said;
            }
        }

        foreach (var measurement in EstimatedErrors.Of(scope, samples).Concat(EstimatedRecalibrated.Of(scope, samples)))
            yield return measurement;
    }

    private static IEnumerable<(string Name, Func<IEnumerable<OutcomeFigure>> Measured)> Parts(JointSamples samples) =>
    [
        ("pca_reconstruction_error", () => Figures(samples, ["pca_reconstruction_error", "pca_reconstruction_reference"], () => JointFigures.Reconstruction(samples))),
        ("domain_auc", () => Figures(samples, ["domain_auc", "domain_auc_p"], () => JointFigures.Domain(samples))),
        ("mmd", () => Figures(samples, ["mmd", "mmd_p"], () => JointFigures.Discrepancy(samples))),
        ("sliced_wasserstein", () => Figures(samples, ["sliced_wasserstein"], () => JointFigures.Sliced(samples))),
    ];

    private static IEnumerable<OutcomeFigure> Figures(JointSamples samples, string[] names, Func<IEnumerable<OutcomeFigure>> measured) =>
        samples.Why is { } why ? Absent(names, why) : GuardedFit.Of<IEnumerable<OutcomeFigure>>(() => [.. measured()], fault => Absent(names, fault));

    private static IEnumerable<OutcomeFigure> Absent(string[] names, string why) => names.Select(name => new OutcomeFigure(name, Figure.Absent(why), 0));
}
