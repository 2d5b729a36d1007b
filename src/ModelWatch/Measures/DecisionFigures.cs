using ModelWatch.Statistics;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Measures;

/// <summary>The measures of a table of decisions; those of one class against the rest only where there are two classes.</summary>
internal static class DecisionFigures
{
    public static readonly IReadOnlyList<string> Classes = ["accuracy", "balanced_accuracy", "mcc", "macro_f1", "kappa"];
    public static readonly IReadOnlyList<string> Binary = [.. Classes, "precision", "recall", "specificity", "f1"];

    public static IEnumerable<(string Measure, Figure Figure)> Of(Decisions decisions)
    {
        yield return ("accuracy", decisions.Accuracy);
        yield return ("balanced_accuracy", decisions.BalancedAccuracy);
        yield return ("mcc", Matthews(decisions.Matthews, decisions.Classes, (p, a) => decisions[p, a]));
        yield return ("macro_f1", decisions.MacroF1);
        yield return ("kappa", decisions.Kappa);
        if (decisions.Classes != 2)
            yield break;
        yield return ("precision", decisions.Precision());
        yield return ("recall", decisions.Recall());
        yield return ("specificity", decisions.Specificity());
        yield return ("f1", decisions.F1());
    }

    /// <summary>
    /// A correlation with something constant is not defined; the oracle of the statistic calls it 0 by convention. Counted and estimated tables
    /// are read alike.
    /// </summary>
    /// <param name="matthews">The figure of the table.</param>
    /// <param name="count">Its classes.</param>
    /// <param name="cell">Its weight, by predicted and actual class.</param>
    public static Figure Matthews(Figure matthews, int count, Func<int, int, double> cell)
    {
        var classes = Enumerable.Range(0, count).ToList();
        var isOne = classes.Count(p => classes.Any(a => cell(p, a) > 0)) < 2 || classes.Count(a => classes.Any(p => cell(p, a) > 0)) < 2;
        return matthews.IsPresent && isOne ? Figure.Absent("one class only") : matthews;
    }
}
