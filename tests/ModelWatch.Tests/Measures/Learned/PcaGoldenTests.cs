using ModelWatch.Measures.Learned;
using ModelWatch.Statistics.Tests.Support;

namespace ModelWatch.Tests.Measures.Learned;

/// <summary>The other keys of the file belong to the formulas of the statistics.</summary>
public sealed class PcaGoldenTests
{
    public static TheoryData<string> Cases => GoldenFile.Names("multivariate");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reconstruction_EqualsScikitLearn(string name)
    {
        var golden = GoldenFile.Case("multivariate", name);
        var (reference, current) = (Rows(golden, "ref"), Rows(golden, "cur"));

        var plane = PcaReconstruction.Fit(reference)!;
        var errors = plane.Errors(current);
        var mean = errors.Average();

        golden.Check("pca_n_components_065", plane.Components);
        golden.Check("pca_reconstruction_ref_mean", plane.Errors(reference).Average());
        golden.Check("pca_reconstruction_cur_mean", mean);
        golden.Check("pca_reconstruction_cur_sem_ddof1", Math.Sqrt(errors.Sum(e => (e - mean) * (e - mean)) / (errors.Length - 1) / errors.Length));
    }

    private static double[][] Rows(GoldenCase golden, string key) =>
        [.. golden.Input.GetProperty(key).EnumerateArray().Select(row => row.EnumerateArray().Select(GoldenCase.Number).ToArray())];
}
