namespace ModelWatch.Plans;

/// <summary>How much harm a wrong output can do; it decides whether a change needs a second person.</summary>
internal enum Risk { Low, Medium, High }
