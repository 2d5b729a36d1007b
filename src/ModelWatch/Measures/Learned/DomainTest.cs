using ModelWatch.Statistics;
using ModelWatch.Statistics.Multivariate;

namespace ModelWatch.Measures.Learned;

/// <summary>
/// Can a classifier tell the window's rows from the reference's? The area under its ROC curve, out of fold (0.5: it cannot), and the
/// p-value of permutations of the labels, fitted again for each: valid for any sample.
/// </summary>
internal sealed record DomainTest(Figure Area, Figure PValue)
{
    public const int Permutations = 99;

    /// <param name="features">Rows of both samples, the reference first.</param>
    /// <param name="reference">Rows of the reference.</param>
    /// <param name="random">Folds and permutations.</param>
    /// <param name="permutations">1 or more.</param>
    public static DomainTest Of(IReadOnlyList<double[]> features, int reference, Random random, int permutations = Permutations)
    {
        if (features.Count == 0 || features[0].Length == 0)
            return new(Figure.Absent("no field varies"), Figure.Absent("no field varies"));
        var ridge = new FoldedRidge(features, random);
        var labels = new bool[features.Count];
        labels.AsSpan(reference).Fill(true);
        var area = AreaOf(ridge, labels);
        return new(area, PermutationTest.PValue(area.Value ?? double.NaN, labels, drawn => AreaOf(ridge, drawn).Value ?? double.NaN, permutations, random));
    }

    private static Figure AreaOf(FoldedRidge ridge, bool[] labels)
    {
        var scores = ridge.Scores(labels);
        return DomainClassifier.Auc([.. scores.Where((_, i) => !labels[i])], [.. scores.Where((_, i) => labels[i])]);
    }
}
