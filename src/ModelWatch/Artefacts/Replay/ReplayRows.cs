namespace ModelWatch.Artefacts.Replay;

/// <summary>Evidence events as columns: the inputs as they were received, in the plan's order, and the outputs that were recorded.</summary>
internal sealed record ReplayRows(int Count, IReadOnlyList<ScoringColumn> Inputs, IReadOnlyList<RecordedOutput> Outputs);
