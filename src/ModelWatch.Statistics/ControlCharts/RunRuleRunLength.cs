namespace ModelWatch.Statistics.ControlCharts;

/// <summary>
/// Run lengths of Shewhart charts with zone rules, of independent normal points, by the Markov chain of Champ and Woodall (1987): states are found
/// by walking from the start. Pure functions, thread safe.
/// </summary>
public static class RunRuleRunLength
{
    private const RunRule NotZoned = RunRule.TrendOfSix | RunRule.AlternatingFourteen;

    /// <summary>Mean number of points until one of the rules is completed, from the start; absent for no rule, or for rules on the order of points.</summary>
    /// <param name="rules">The rules; trends and alternation depend on more than zones and have no such chain.</param>
    /// <param name="shift">The shift of the mean in standard deviations, either sign; 0 is in control.</param>
    public static Figure Of(RunRule rules, double shift = 0) =>
        Why(rules, shift) is { } why ? Figure.Absent(why) : Result(new RunRuleChain(rules).RunLengths(shift) is { } lengths ? lengths[0] : null);

    /// <summary>
    /// Expected delay for a shift that comes after a long time without a completed rule: the table's figures start from an empty chart, which is
    /// optimistic when runs are already under way. Absent as for <see cref="Of"/>.
    /// </summary>
    /// <param name="rules">The rules.</param>
    /// <param name="shift">The shift that comes.</param>
    public static Figure AfterQuiet(RunRule rules, double shift)
    {
        if (Why(rules, shift) is { } why)
            return Figure.Absent(why);
        var chain = new RunRuleChain(rules);
        return Result(chain.LongQuiet() is { } quiet && chain.RunLengths(shift) is { } lengths
            ? quiet.Zip(lengths, (mass, length) => mass * length).Sum()
            : null);
    }

    private static Figure Result(double? length) => length is { } points ? Figure.Of(points) : Figure.Absent("the chain does not settle");

    private static string? Why(RunRule rules, double shift) =>
        rules == RunRule.None ? "no rules"
        : (rules & NotZoned) != 0 ? "trends and alternation depend on more than the zones"
        : !double.IsFinite(shift) ? "the shift is finite"
        : null;
}
