using System.Text.Json;
using ModelWatch.Artefacts.MlNet;
using ModelWatch.Artefacts.Onnx;

namespace ModelWatch.Artefacts.Replay;

/// <summary>What the child process does: read a request, check the file once more, load it, score, answer. It trusts nothing and keeps nothing.</summary>
internal static class ReplayWork
{
    /// <summary>Answers exactly one request; a model that fails is an answer with a reason, not an exception.</summary>
    public static void Run(Stream from, Stream to)
    {
        var request = JsonSerializer.Deserialize<ReplayRequest>(from, ReplayRequest.Json)
            ?? throw new InvalidDataException("There is no request.");
        var read = ArtefactBytes.Read(request.Path, request.Sha256, request.FileBytes);
        var zip = MlNetZip.Is(read.Content);
        ProcessLimits.Apply(request.Memory, mayWrite: zip);
        JsonSerializer.Serialize(to, read.Why is not null ? Scored.Failed(read.Why) : Score(request, read, zip), ReplayRequest.Json);
    }

    private static Scored Score(ReplayRequest request, ArtefactBytes read, bool zip)
    {
        try
        {
            if (zip)
                return MlNetZip.Refusal(read.Content) is { } why ? Scored.Failed(why) : MlNetScorer.Score(read.Content, request.Inputs);
            if (OnnxFile.Inspect(request.Path, read) is (null, var refused))
                return Scored.Failed(refused!);

            // From bytes, never from the path: whatever the file names, the runtime has no directory to look in.
            using var scorer = new OnnxScorer(read.Content);
            return scorer.Score(request.Inputs);
        }
        catch (Exception error)
        {
            return Scored.Failed("The model file cannot be run: " + error.Message);
        }
    }
}
