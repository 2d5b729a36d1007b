namespace ModelWatch.Statistics.ControlCharts;

/// <summary>The states of a chart with zone rules that have not alarmed, and where a point in each of the eight zones leads.</summary>
internal sealed class RunRuleChain
{
    private const int Alarm = -1;
    private const int Steps = 200_000;
    private static readonly double[] Middles = [-3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5];
    private readonly List<int[]> next = [];

    public RunRuleChain(RunRule rules)
    {
        var seen = new Dictionary<long, int> { [Key(default, rules)] = 0 };
        var states = new List<RunRuleState> { default };
        for (var from = 0; from < states.Count; from++)
        {
            var state = states[from];
            next.Add(Array.ConvertAll(Middles, z =>
            {
                var after = RunRules.Step(state, z);
                if ((after.Fired & rules) != 0)
                    return Alarm;
                var key = Key(after, rules);
                if (!seen.TryGetValue(key, out var to))
                {
                    seen[key] = to = states.Count;
                    states.Add(after);
                }
                return to;
            }));
        }
    }

    public int Count => next.Count;

    /// <summary>Mean number of points to an alarm from each state, by Gauss-Seidel until the mean changes by less than rounding; null when it does not settle.</summary>
    public double[]? RunLengths(double shift)
    {
        var chances = Chances(shift);
        var lengths = new double[Count];
        for (var step = 0; step < Steps; step++)
        {
            var change = 0.0;
            for (var i = Count - 1; i >= 0; i--)
            {
                var sum = 1.0;
                for (var zone = 0; zone < chances.Length; zone++)
                    sum += next[i][zone] == Alarm ? 0 : chances[zone] * lengths[next[i][zone]];
                change = Math.Max(change, (sum - lengths[i]) / sum);
                lengths[i] = sum;
            }
            // What is left is about the last change times the run length.
            if (change * lengths[0] < 1e-9)
                return lengths;
        }
        return null;
    }

    public double[]? LongQuiet()
    {
        var chances = Chances(0);
        double[] now = new double[Count], then = new double[Count];
        now[0] = 1;
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(then);
            for (var i = 0; i < Count; i++)
            {
                for (var zone = 0; zone < chances.Length; zone++)
                {
                    if (next[i][zone] != Alarm)
                        then[next[i][zone]] += now[i] * chances[zone];
                }
            }
            var total = then.Sum();
            for (var i = 0; i < Count; i++)
                then[i] /= total;
            var change = now.Zip(then, (a, b) => Math.Abs(a - b)).Sum();
            (now, then) = (then, now);
            if (change < 1e-13)
                return now;
        }
        return null;
    }

    private static double[] Chances(double shift) => Array.ConvertAll(Middles, z =>
    {
        var low = z < -3 ? 0 : StandardNormal.Below(Math.Floor(z) - shift);
        return z > 3 ? StandardNormal.Below(shift - 3) : StandardNormal.Below(Math.Ceiling(z) - shift) - low;
    });

    /// <summary>All of the past that the rules can still use, in a number: states of one key have one future.</summary>
    private static long Key(RunRuleState state, RunRule rules)
    {
        var key = 0L;
        if ((rules & (RunRule.RunOfEight | RunRule.RunOfNine)) != 0)
            key = state.Run(1, 4) is > 0 and var below ? 16 + below : state.Run(6, 9);
        if (rules.HasFlag(RunRule.TwoOfThree))
            key = key << 4 | (uint)(state.Mask(2, 8, 9) << 2 | state.Mask(2, 1, 2));
        if (rules.HasFlag(RunRule.FourOfFive))
            key = key << 8 | (uint)(state.Mask(4, 7, 9) << 4 | state.Mask(4, 1, 3));
        if (rules.HasFlag(RunRule.FifteenWithinOne))
            key = key << 4 | (uint)Math.Min(state.Run(4, 6), 15);
        if (rules.HasFlag(RunRule.EightOutsideOne))
            key = key << 4 | (uint)Math.Min(state.OutsideOne(), 15);
        return key;
    }
}
