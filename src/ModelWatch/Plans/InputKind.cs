namespace ModelWatch.Plans;

/// <summary>What the values of an input are.</summary>
internal enum InputKind { Numeric, Categorical, Boolean, Text, Date, Vector }
