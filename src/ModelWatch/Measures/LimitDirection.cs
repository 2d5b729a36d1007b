namespace ModelWatch.Measures;

/// <summary>On which side of a plan's threshold a measure is bad.</summary>
internal enum LimitDirection
{
    /// <summary>Above it.</summary>
    Upper,

    /// <summary>Below it.</summary>
    Lower,

    /// <summary>Farther from the best value than it, to either side: <c>bias: 2</c> rejects 3 and -3.</summary>
    Magnitude,
}
