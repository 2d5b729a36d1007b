namespace ModelWatch.Plans;

/// <summary>
/// One mistake of a plan: where (<paramref name="Line"/> and <paramref name="Column"/> from 1), at which key
/// (<paramref name="Path"/> such as <c>inputs.dose_mg.kind</c>, <paramref name="Pointer"/> the same as a JSON pointer) and what to write instead.
/// </summary>
internal sealed record PlanError(int Line, int Column, string Path, string Pointer, string Message)
{
    /// <summary>One line for a terminal: <c>7:12 inputs.dose_mg.kind: ...</c>.</summary>
    public override string ToString() => Path.Length == 0 ? $"{Line}:{Column} {Message}" : $"{Line}:{Column} {Path}: {Message}";
}
