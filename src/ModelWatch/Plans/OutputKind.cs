namespace ModelWatch.Plans;

/// <summary>What a model says: see section 4 of the contract.</summary>
internal enum OutputKind { Probability, Class, Probabilities, Number, Interval, Vector }
