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
        yield return ("mcc", OneClass(decisions) ? Figure.Absent("one class only") : decisions.Matthews);
        yield return ("macro_f1", decisions.MacroF1);
        yield return ("kappa", decisions.Kappa);
        if (decisions.Classes != 2)
            yield break;
        yield return ("precision", decisions.Precision());
        yield return ("recall", decisions.Recall());
        yield return ("specificity", decisions.Specificity());
        yield return ("f1", decisions.F1());
    }

    /// <summary>A correlation with something constant is not defined; the oracle of the statistic calls it 0 by convention.</summary>
    private static bool OneClass(Decisions decisions)
    {
        var classes = Enumerable.Range(0, decisions.Classes).ToList();
        return decisions.Weight > 0
            && (classes.Count(p => classes.Any(a => decisions[p, a] > 0)) < 2 || classes.Count(a => classes.Any(p => decisions[p, a] > 0)) < 2);
    }
}
