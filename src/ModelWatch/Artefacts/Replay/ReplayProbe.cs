using System.Text.Json;
using ModelWatch.Plans;

namespace ModelWatch.Artefacts.Replay;

/// <summary>
/// Runs recorded events through a plan's model file once more, in a child process, and measures how far its answers are from the recorded ones.
/// Safe for concurrent calls; each starts its own child.
/// </summary>
/// <remarks>A relative path of a plan is read against the directory. The program defaults to this one with its hidden command.</remarks>
internal sealed class ReplayProbe(string directory, ReplayLimits limits, TimeProvider time, IReadOnlyList<string>? program = null)
{
    private const string NoFile = "The plan names no model file.";
    private readonly ReplayChild _child = new(program ?? ReplayChild.Self(), limits, time);

    /// <summary>The gap over at most the limit's number of rows, or why there is none. Throws only when stopped.</summary>
    public async Task<ReplayGap> MeasureAsync(MonitoringPlan plan, ReplayRows rows, CancellationToken stop)
    {
        if (plan.Artifact is null)
            return ReplayGap.Absent(NoFile);
        if (rows.Count == 0)
            return ReplayGap.Absent("The window kept no events as evidence.");
        if (rows.Count > limits.Rows)
            return ReplayGap.Absent($"There are {rows.Count} rows; a replay takes at most {limits.Rows}.");
        var scored = await ScoreAsync(plan, rows.Inputs, rows.Count, stop);
        return scored.Why is { } why ? ReplayGap.Absent(why) : ReplayGap.Between(rows.Outputs, scored);
    }

    /// <summary>What the model file says of some rows, or why it says nothing; every output has a value for each row. Throws only when stopped.</summary>
    public async Task<Scored> ScoreAsync(MonitoringPlan plan, IReadOnlyList<ScoringColumn> inputs, int rows, CancellationToken stop)
    {
        if (plan.Artifact is not { } artifact)
            return Scored.Failed(NoFile);
        var request = new ReplayRequest(Path.GetFullPath(artifact.Path, directory), artifact.Sha256, limits.FileBytes, limits.Memory, inputs);
        var (answer, why) = await _child.AskAsync(JsonSerializer.SerializeToUtf8Bytes(request, ReplayRequest.Json), stop);
        return answer is null ? Scored.Failed(why!) : Read(rows, answer);
    }

    private static Scored Read(int rows, byte[] answer)
    {
        try
        {
            var scored = JsonSerializer.Deserialize<Scored>(answer, ReplayRequest.Json);
            if (scored?.Outputs is null)
                return Scored.Failed("The replay process gave no answer.");
            var uneven = scored.Outputs.FirstOrDefault(o => (o.Values?.Length ?? o.Texts?.Length ?? 0) != (long)rows * o.Width);
            return uneven is null ? scored : Scored.Failed($"The model gives {uneven.Name} for another number of rows than it was asked.");
        }
        catch (JsonException)
        {
            return Scored.Failed("The replay process gave an answer that cannot be read.");
        }
    }
}
