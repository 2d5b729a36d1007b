namespace ModelWatch.Intake;

/// <summary>How the value of a declared field is read.</summary>
internal enum FieldKind { Number, Category, Truth, Text, Numbers, Probabilities, Interval }
