namespace ModelWatch.Plans;

/// <summary>What a model says.</summary>
internal enum OutputKind { Probability, Class, Probabilities, Number, Interval, Vector }
