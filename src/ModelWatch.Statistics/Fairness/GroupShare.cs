using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Fairness;

/// <summary>A share of one group, such as the rows selected. Counts may be sums of weights.</summary>
/// <param name="Group">The value of the segment.</param>
/// <param name="Successes">0 to <paramref name="Trials"/>.</param>
/// <param name="Trials">0 or more.</param>
/// <param name="Trust">Effective rows a unit of weight, above 0; 1 for counts.</param>
public sealed record GroupShare(string Group, double Successes, double Trials, double Trust = 1)
{
    /// <summary>Trials in effective rows.</summary>
    public double EffectiveTrials => Trials * Trust;

    /// <summary>The share, in [0, 1], with its Wilson interval; absent without trials.</summary>
    public Figure Share => Inference.Proportion.Weighted(Successes, Trials, Trust);

    /// <summary>The share of rows that were predicted as the class: demographic parity compares it.</summary>
    /// <param name="group">The value of the segment.</param>
    /// <param name="decisions">The decisions of the group.</param>
    /// <param name="k">The favoured class.</param>
    public static GroupShare Selected(string group, Decisions decisions, int k = 1) => new(
        group, Row(decisions, k), decisions.Weight, Trusted(decisions));

    /// <summary>The true positive rate: equal opportunity compares it.</summary>
    /// <param name="group">The value of the segment.</param>
    /// <param name="decisions">The decisions of the group.</param>
    /// <param name="k">The class.</param>
    public static GroupShare TruePositive(string group, Decisions decisions, int k = 1) => new(
        group, decisions[k, k], Column(decisions, k), Trusted(decisions));

    /// <summary>The false positive rate: with the true positive rate, equalised odds.</summary>
    /// <param name="group">The value of the segment.</param>
    /// <param name="decisions">The decisions of the group.</param>
    /// <param name="k">The class.</param>
    public static GroupShare FalsePositive(string group, Decisions decisions, int k = 1) => new(
        group, Row(decisions, k) - decisions[k, k], decisions.Weight - Column(decisions, k), Trusted(decisions));

    /// <summary>The share of right decisions.</summary>
    /// <param name="group">The value of the segment.</param>
    /// <param name="decisions">The decisions of the group.</param>
    public static GroupShare Right(string group, Decisions decisions) => new(
        group, Enumerable.Range(0, decisions.Classes).Sum(k => decisions[k, k]), decisions.Weight, Trusted(decisions));

    /// <summary>The groups of a list but this, as one.</summary>
    internal GroupShare Others(IReadOnlyList<GroupShare> all)
    {
        var rest = all.Where(g => g.Group != Group).ToArray();
        var trials = rest.Sum(g => g.Trials);
        // Effective rows add: sums of weights and of their squares do.
        var squares = rest.Where(g => g.Trials > 0).Sum(g => g.Trials / g.Trust);
        return new GroupShare("others", rest.Sum(g => g.Successes), trials, squares > 0 ? trials / squares : 1);
    }

    private static double Row(Decisions decisions, int k) => Enumerable.Range(0, decisions.Classes).Sum(a => decisions[k, a]);

    private static double Column(Decisions decisions, int k) => Enumerable.Range(0, decisions.Classes).Sum(p => decisions[p, k]);

    private static double Trusted(Decisions decisions) => decisions.Weight > 0 ? decisions.Trust : 1;
}
