namespace ModelWatch.Series;

/// <summary>Says whether a model has a plan.</summary>
internal delegate bool ModelLookup(string model);
