using ModelWatch.Plans;

namespace ModelWatch.Artefacts.Replay;

/// <summary>What was recorded for one output: row i owns <see cref="Values"/> from i * width (NaN: not recorded), or a text (a class).</summary>
internal sealed record RecordedOutput(OutputPlan Plan)
{
    public double[] Values { get; init; } = [];
    public string?[] Texts { get; init; } = [];

    /// <summary>Values a row: the classes of a probabilities output, else 1.</summary>
    public int Width => Plan.Kind == OutputKind.Probabilities ? Math.Max(1, Plan.Classes.Count) : 1;
}
