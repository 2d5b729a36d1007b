namespace ModelWatch.Commands.Checking;

/// <summary>Why <c>check</c> could not compare: one sentence for the person who typed it, and the exit code.</summary>
internal sealed class CheckFailure(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
