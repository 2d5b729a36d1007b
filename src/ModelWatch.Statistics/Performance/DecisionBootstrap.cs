using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Performance;

/// <summary>
/// Percentile bootstrap intervals of the measures of a table of decisions. The cells are all that the measures need of the rows, and rows
/// drawn with replacement make multinomial cells: a draw costs the cells, not the rows. Deterministic for a seed; immutable and thread safe.
/// </summary>
public sealed class DecisionBootstrap
{
    private readonly Decisions decisions;
    private readonly List<double[,]> drawn = [];

    /// <summary>Draws the tables.</summary>
    /// <param name="decisions">The table; weights count as the effective number of rows, rounded.</param>
    /// <param name="random">A seeded source of chance.</param>
    /// <param name="draws">Number of draws, 20 or more.</param>
    public DecisionBootstrap(Decisions decisions, Random random, int draws = 1000)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 20);
        this.decisions = decisions;
        for (var d = 0; d < draws && decisions.Weight > 0; d++)
            drawn.Add(Draw(random));
    }

    /// <summary>Accuracy with its bootstrap interval, in [0, 1].</summary>
    public Figure Accuracy => Interval(decisions.Accuracy, TableMeasures.Accuracy);

    /// <summary>Balanced accuracy with its bootstrap interval, in [0, 1].</summary>
    public Figure BalancedAccuracy => Interval(decisions.BalancedAccuracy, TableMeasures.BalancedAccuracy);

    /// <summary>Macro F1 with its bootstrap interval, in [0, 1].</summary>
    public Figure MacroF1 => Interval(decisions.MacroF1, TableMeasures.MacroF1);

    /// <summary>Matthews correlation with its bootstrap interval, in [-1, 1].</summary>
    public Figure Matthews => Interval(decisions.Matthews, TableMeasures.Matthews);

    /// <summary>Cohen's kappa with its bootstrap interval, at most 1.</summary>
    public Figure Kappa => Interval(decisions.Kappa, TableMeasures.Kappa);

    /// <summary>F1 of a class with its bootstrap interval, in [0, 1].</summary>
    /// <param name="k">The class.</param>
    public Figure F1(int k = 1) => Interval(decisions.F1(k), t => TableMeasures.F1(t, k));

    /// <summary>Precision of a class with its bootstrap interval, in [0, 1].</summary>
    /// <param name="k">The class.</param>
    public Figure Precision(int k = 1) => Interval(decisions.Precision(k), t => TableMeasures.Precision(t, k));

    /// <summary>Recall of a class with its bootstrap interval, in [0, 1].</summary>
    /// <param name="k">The class.</param>
    public Figure Recall(int k = 1) => Interval(decisions.Recall(k), t => TableMeasures.Recall(t, k));

    private Figure Interval(Figure figure, Func<double[,], double> measure) =>
        Percentile.Interval(Plain(figure), [.. drawn.Select(measure)], Proportion.Level);

    // The analytic interval gives way: where the draws are too often undefined, there is none.
    private static Figure Plain(Figure figure) => figure with { Lower = null, Upper = null, Level = null };

    private double[,] Draw(Random random)
    {
        var table = new double[decisions.Classes, decisions.Classes];
        var left = Math.Max(1, (long)Math.Round(decisions.Weight * decisions.Trust));
        var mass = decisions.Weight;
        for (var p = 0; p < decisions.Classes; p++)
        {
            for (var a = 0; a < decisions.Classes && left > 0; a++)
            {
                if (decisions[p, a] <= 0)
                    continue;
                var here = BinomialDraw.Of(left, Math.Min(1, decisions[p, a] / mass), random);
                table[p, a] = here;
                left -= here;
                mass -= decisions[p, a];
            }
        }
        return table;
    }
}
