using ModelWatch.Statistics.Multivariate;
using ModelWatch.Statistics.Tests.Support;

namespace ModelWatch.Statistics.Tests.Multivariate;

public sealed class MultivariateGoldenTests
{
    // Principal components are learned: the service computes them, and its tests read the same file.
    private static readonly string[] NotHere =
        ["pca_n_components_065", "pca_reconstruction_ref_mean", "pca_reconstruction_cur_mean", "pca_reconstruction_cur_sem_ddof1"];

    public static TheoryData<string> Names => GoldenFile.Names("multivariate");

    [Theory]
    [MemberData(nameof(Names))]
    public void Statistics_OfRows_EqualTheOracle(string name)
    {
        var golden = GoldenFile.Case("multivariate", name);
        double[][] left = Rows(golden, "ref"), right = Rows(golden, "cur");
        VectorSample reference = VectorSample.From(left[0].Length, left), current = VectorSample.From(left[0].Length, right);
        var sigma = MedianHeuristic.Sigma(reference, current);
        golden.Check("median_heuristic_sigma_pooled_pairs", sigma);
        golden.Check("mmd2_unbiased_rbf", Mmd.SquaredUnbiased(reference, current, sigma.Value!.Value));
        golden.Check("mmd2_biased_rbf", Mmd.SquaredBiased(reference, current, sigma.Value.Value));
        golden.Check("sliced_w1_given_dirs", SlicedWasserstein.Exact(reference, current, Rows(golden, "directions")));
        golden.Check("energy_distance_multivariate_squared_V", MultivariateEnergy.Squared(reference, current));
        CheckFeatures(golden, left, right, sigma.Value.Value);
        CheckClassifier(golden, left.Length);
        golden.AllChecked(NotHere);
    }

    private static void CheckFeatures(GoldenCase golden, double[][] left, double[][] right, double sigma)
    {
        var features = RandomFeatures.Given(Rows(golden, "rff_omega_unit"), golden.Numbers("rff_phase"), sigma);
        RandomFeatureProfile reference = new(features), current = new(features);
        foreach (var row in left)
            reference.Add(row);
        foreach (var row in right)
            current.Add(row);
        golden.Check("mmd2_rff16_biased", Mmd.FromProfiles(reference, current).Select(d => d * d));
    }

    private static void CheckClassifier(GoldenCase golden, int m)
    {
        var scores = golden.Numbers("domain_scores_ref_then_cur");
        ReadOnlySpan<double> left = scores.AsSpan(0, m), right = scores.AsSpan(m);
        golden.Check("domain_auc", DomainClassifier.Auc(left, right));
        golden.Check("domain_auc_p_mannwhitney_greater_tiecorrected_continuity", DomainClassifier.MannWhitneyPValue(left, right));
        golden.Check("domain_accuracy_binomial_p_greater", DomainClassifier.AccuracyPValue(left, right));
    }

    private static double[][] Rows(GoldenCase golden, string key) =>
        [.. golden.Input.GetProperty(key).EnumerateArray().Select(row => row.EnumerateArray().Select(GoldenCase.Number).ToArray())];
}
