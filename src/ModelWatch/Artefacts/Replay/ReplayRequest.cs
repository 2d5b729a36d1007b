using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelWatch.Artefacts.Replay;

/// <summary>What the parent writes to the child's standard input: one JSON document.</summary>
internal sealed record ReplayRequest(string Path, string? Sha256, long FileBytes, long Memory, IReadOnlyList<ScoringColumn> Inputs)
{
    /// <summary>Not-a-number stands for a missing value, so both sides write and read it.</summary>
    public static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
}
