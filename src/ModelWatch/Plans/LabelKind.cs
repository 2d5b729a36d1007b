namespace ModelWatch.Plans;

/// <summary>What the outcome is that a prediction is compared with.</summary>
internal enum LabelKind { Binary, Class, Number }
