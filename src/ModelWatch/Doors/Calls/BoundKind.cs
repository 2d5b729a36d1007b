namespace ModelWatch.Doors.Calls;

/// <summary>How the cells of a declared field become a native value.</summary>
internal enum BoundKind { Number, Truth, Category, Text, Date, Vector, Probabilities, Interval }
