namespace ModelWatch.Measures;

/// <summary>How a value stands to a threshold of the plan (<c>alerts.thresholds</c>), whichever side of it is the bad one. Pure.</summary>
internal static class PlanLimit
{
    /// <summary>How far the value is beyond the threshold; above 0 is a breach.</summary>
    public static double Excess(MeasureDefinition measure, double value, double limit) => measure.Direction switch
    {
        LimitDirection.Lower => limit - value,
        LimitDirection.Magnitude => Distance(measure, value) - limit,
        _ => value - limit,
    };

    /// <summary>The value in parts of the threshold, which is above 0: 1 is at it, more is beyond it.</summary>
    public static double Score(MeasureDefinition measure, double value, double limit) => measure.Direction switch
    {
        LimitDirection.Lower => limit / value,
        LimitDirection.Magnitude => Distance(measure, value) / limit,
        _ => value / limit,
    };

    /// <summary>What is wrong, in words.</summary>
    public static string Sentence(MeasureDefinition measure, double value, double limit) => measure.Direction is LimitDirection.Magnitude
        ? FormattableString.Invariant($"{value:G4} is farther from {measure.Best:G4} than the plan's threshold of {limit:G4}")
        : FormattableString.Invariant($"{value:G4} is beyond the plan's threshold of {limit:G4}");

    /// <summary>What the plan wants, in words around the threshold.</summary>
    public static string Wanted(MeasureDefinition measure, string limit) => measure.Direction switch
    {
        LimitDirection.Lower => "≥ " + limit,
        LimitDirection.Magnitude => FormattableString.Invariant($"{measure.Best:G4} ± {limit}"),
        _ => "≤ " + limit,
    };

    private static double Distance(MeasureDefinition measure, double value) => Math.Abs(value - measure.Best);
}
