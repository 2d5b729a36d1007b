namespace ModelWatch.Statistics.ControlCharts;

/// <summary>What the run rules remember: the zones of the last 16 points and how they moved. The default value is the start. Immutable, thread safe.</summary>
public readonly record struct RunRuleState
{
    /// <summary>The rules that the newest point completes.</summary>
    public RunRule Fired { get; init; }

    /// <summary>Four bits a point, the newest lowest: 0 no point, 5 at the centre, above it 6 to 9 (within 1, 2, 3, beyond), below it 4 to 1.</summary>
    internal ulong Zones { get; init; }

    /// <summary>A bit a point, the newest lowest: above the point before.</summary>
    internal int Rises { get; init; }

    /// <summary>A bit a point, the newest lowest: below the point before.</summary>
    internal int Falls { get; init; }

    /// <summary>The newest point; null at the start.</summary>
    internal double? Last { get; init; }

    internal int Zone(int back) => (int)(Zones >> (4 * back)) & 15;

    /// <summary>Number of newest points in a row in the zones low to high.</summary>
    internal int Run(int low, int high)
    {
        var run = 0;
        while (run < 16 && Zone(run) >= low && Zone(run) <= high)
            run++;
        return run;
    }

    /// <summary>Number of newest points in a row more than 1 from the centre, on either side.</summary>
    internal int OutsideOne()
    {
        var run = 0;
        while (run < 16 && Zone(run) is (>= 1 and <= 3) or (>= 7 and <= 9))
            run++;
        return run;
    }

    /// <summary>A bit for each of the newest points in the zones low to high, the newest lowest.</summary>
    internal int Mask(int points, int low, int high)
    {
        var mask = 0;
        for (var back = 0; back < points; back++)
            mask |= Zone(back) >= low && Zone(back) <= high ? 1 << back : 0;
        return mask;
    }
}
