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
        yield return ("mcc", decisions.Matthews);
        yield return ("macro_f1", decisions.MacroF1);
        yield return ("kappa", decisions.Kappa);
        if (decisions.Classes != 2)
            yield break;
        yield return ("precision", decisions.Precision());
        yield return ("recall", decisions.Recall());
        yield return ("specificity", decisions.Specificity());
        yield return ("f1", decisions.F1());
    }
}
