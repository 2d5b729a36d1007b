namespace ModelWatch.Plans.Proposing;

/// <summary>What a model file says of itself.</summary>
internal sealed record ModelSummary(string Path, string Sha256, IReadOnlyList<TensorSummary> Inputs, IReadOnlyList<TensorSummary> Outputs);
