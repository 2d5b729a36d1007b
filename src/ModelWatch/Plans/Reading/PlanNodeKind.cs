namespace ModelWatch.Plans.Reading;

/// <summary>What stands at a place of the text.</summary>
internal enum PlanNodeKind { Scalar, Map, List }
