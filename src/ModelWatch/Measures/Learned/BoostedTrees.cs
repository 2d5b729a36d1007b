using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace ModelWatch.Measures.Learned;

/// <summary>Small ensembles of trees by Microsoft.ML: one thread and a fixed seed, so that the same rows give the same figures.</summary>
internal static class BoostedTrees
{
    private const int Seed = 20261124;
    private const int Trees = 50;
    private const int Leaves = 8;
    private const int RowsInALeaf = 10;
    private const double Step = 0.1;

    /// <summary>Rows that a fit needs: leaves of fewer rows would be noise.</summary>
    public const int Least = 2 * RowsInALeaf;

    /// <summary>Beyond this the library's numbers of 32 bits, and squares of them, are no longer finite.</summary>
    private const double Largest = 1e18;

    /// <summary>Why there are no trees, for a reader.</summary>
    public const string Refused = "the numbers are too large to be learned from";

    /// <summary>Fits amounts and predicts those of other rows; null where a number is too large for the library.</summary>
    public static double[]? Predict(IReadOnlyList<double[]> rows, IReadOnlyList<double> amounts, IReadOnlyList<double[]> asked)
    {
        if (IsTooLarge(rows) || IsTooLarge(asked) || amounts.Any(a => !(Math.Abs(a) <= Largest)))
            return null;
        var context = new MLContext(Seed);
        var trees = context.Regression.Trainers.FastTree(Small<FastTreeRegressionTrainer.Options>(nameof(TreeRow.Amount))).Fit(Table(context, rows.Select((row, i) => new TreeRow { Features = Floats(row), Amount = (float)amounts[i] }), rows[0].Length));
        return Scores(trees.Transform(Table(context, asked.Select(row => new TreeRow { Features = Floats(row) }), rows[0].Length)), "Score");
    }

    /// <summary>Fits which rows are marked and gives the probability of it for other rows, in [0, 1]; null where a number is too large.</summary>
    public static double[]? Probability(IReadOnlyList<double[]> rows, IReadOnlyList<bool> marked, IReadOnlyList<double[]> asked)
    {
        if (IsTooLarge(rows) || IsTooLarge(asked))
            return null;
        var context = new MLContext(Seed);
        var trees = context.BinaryClassification.Trainers.FastTree(Small<FastTreeBinaryTrainer.Options>(nameof(TreeRow.Marked))).Fit(Table(context, rows.Select((row, i) => new TreeRow { Features = Floats(row), Marked = marked[i] }), rows[0].Length));
        return Scores(trees.Transform(Table(context, asked.Select(row => new TreeRow { Features = Floats(row) }), rows[0].Length)), "Probability");
    }

    private static T Small<T>(string label)
        where T : BoostedTreeOptions, new() => new()
        {
            LabelColumnName = label,
            NumberOfTrees = Trees,
            NumberOfLeaves = Leaves,
            MinimumExampleCountPerLeaf = RowsInALeaf,
            LearningRate = Step,
            NumberOfThreads = 1,
            Seed = Seed,
        };

    private static bool IsTooLarge(IReadOnlyList<double[]> rows) => rows.Any(row => row.Any(v => !(Math.Abs(v) <= Largest)));

    private static double[] Scores(IDataView view, string column) => [.. view.GetColumn<float>(column).Select(v => (double)v)];

    private static IDataView Table(MLContext context, IEnumerable<TreeRow> rows, int width)
    {
        var schema = SchemaDefinition.Create(typeof(TreeRow));
        schema[nameof(TreeRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        return context.Data.LoadFromEnumerable(rows.ToList(), schema);
    }

    private static float[] Floats(double[] row) => Array.ConvertAll(row, v => (float)v);
}
