namespace ModelWatch.Statistics.ControlCharts;

/// <summary>Run rules: annotations of a chart, not alarms. Distances are in standard deviations from the centre, strictly beyond.</summary>
[Flags]
public enum RunRule
{
    /// <summary>No rule.</summary>
    None = 0,

    /// <summary>One point beyond 3.</summary>
    BeyondThree = 1,

    /// <summary>Two of three points beyond 2 on the same side.</summary>
    TwoOfThree = 2,

    /// <summary>Four of five points beyond 1 on the same side.</summary>
    FourOfFive = 4,

    /// <summary>Eight points in a row on one side.</summary>
    RunOfEight = 8,

    /// <summary>Nine points in a row on one side.</summary>
    RunOfNine = 16,

    /// <summary>Six points in a row that rise, or that fall.</summary>
    TrendOfSix = 32,

    /// <summary>Fourteen points in a row that go up and down in turn.</summary>
    AlternatingFourteen = 64,

    /// <summary>Fifteen points in a row within 1.</summary>
    FifteenWithinOne = 128,

    /// <summary>Eight points in a row outside 1, on either side.</summary>
    EightOutsideOne = 256,

    /// <summary>The four rules of Western Electric (1956).</summary>
    WesternElectric = BeyondThree | TwoOfThree | FourOfFive | RunOfEight,

    /// <summary>The eight rules of Nelson (1984).</summary>
    Nelson = BeyondThree | RunOfNine | TrendOfSix | AlternatingFourteen | TwoOfThree | FourOfFive | FifteenWithinOne | EightOutsideOne,
}
