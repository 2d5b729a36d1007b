namespace ModelWatch.References;

/// <summary>Why a file is no reference of a plan: what is wrong, and where when it is one line or column.</summary>
internal sealed record ReferenceProblem(string Detail, long? Line = null, string? Column = null);
