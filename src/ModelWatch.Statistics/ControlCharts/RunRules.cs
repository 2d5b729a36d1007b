using System.Numerics;

namespace ModelWatch.Statistics.ControlCharts;

/// <summary>
/// The run rules of Western Electric (1956) and Nelson (1984), for annotations: together they alarm far too often
/// (<see cref="RunRuleRunLength"/>). Zone rules are not for attribute charts with small counts. Pure functions, thread safe.
/// </summary>
public static class RunRules
{
    private const int Alternating = 0b1010101010101;
    private const int Thirteen = 0b1111111111111;

    /// <summary>
    /// The state after a point, with the rules that it completes: all of them, whatever the reader wants to show. A point that is not a finite
    /// number breaks every run.
    /// </summary>
    /// <param name="state">The state before; default before the first point.</param>
    /// <param name="z">The point in standard deviations from the centre.</param>
    public static RunRuleState Step(RunRuleState state, double z)
    {
        if (!double.IsFinite(z))
            return default;
        var next = state with
        {
            Zones = (state.Zones << 4) | Zone(z),
            Rises = (state.Rises << 1) | (z > state.Last ? 1 : 0),
            Falls = (state.Falls << 1) | (z < state.Last ? 1 : 0),
            Last = z,
        };
        return next with { Fired = Zoned(next) | Moved(next) };
    }

    private static ulong Zone(double z) => z switch
    {
        0 => 5,
        > 3 => 9,
        > 2 => 8,
        > 1 => 7,
        > 0 => 6,
        < -3 => 1,
        < -2 => 2,
        < -1 => 3,
        _ => 4,
    };

    private static RunRule Zoned(RunRuleState state)
    {
        var run = Math.Max(state.Run(1, 4), state.Run(6, 9));
        return Rule(RunRule.BeyondThree, state.Zone(0) is 1 or 9)
            | Rule(RunRule.TwoOfThree, Of(state.Mask(3, 1, 2), 2) || Of(state.Mask(3, 8, 9), 2))
            | Rule(RunRule.FourOfFive, Of(state.Mask(5, 1, 3), 4) || Of(state.Mask(5, 7, 9), 4))
            | Rule(RunRule.RunOfEight, run >= 8)
            | Rule(RunRule.RunOfNine, run >= 9)
            | Rule(RunRule.FifteenWithinOne, state.Run(4, 6) >= 15)
            | Rule(RunRule.EightOutsideOne, state.OutsideOne() >= 8);
    }

    private static RunRule Moved(RunRuleState state)
    {
        int rises = state.Rises & Thirteen, falls = state.Falls & Thirteen;
        return Rule(RunRule.TrendOfSix, (rises & 31) == 31 || (falls & 31) == 31)
            | Rule(RunRule.AlternatingFourteen, (rises | falls) == Thirteen && (rises == Alternating || falls == Alternating));
    }

    // The newest point is one of them: a later point inside does not complete the pattern a second time.
    private static bool Of(int mask, int wanted) => (mask & 1) == 1 && BitOperations.PopCount((uint)mask) >= wanted;

    private static RunRule Rule(RunRule rule, bool holds) => holds ? rule : RunRule.None;
}
