namespace ModelWatch.References;

/// <summary>What the outcomes of a reference say of an output's probabilities. Immutable.</summary>
/// <param name="Subject">The output, <c>output.NAME</c>.</param>
/// <param name="Rows">Labelled reference rows that it rests on.</param>
/// <param name="Classes">The positive class of a binary outcome, else every class in the order of the plan, then in ordinal order.</param>
internal sealed record OutputCalibration(string Subject, long Rows, IReadOnlyList<ClassCalibration> Classes);
