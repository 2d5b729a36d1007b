namespace ModelWatch.Commands.Replaying;

/// <summary>Why a replay ends before its end, with the exit code and a sentence for the user.</summary>
internal sealed class ReplayFailure(int exitCode, string sentence) : Exception(sentence)
{
    public int ExitCode => exitCode;
}
