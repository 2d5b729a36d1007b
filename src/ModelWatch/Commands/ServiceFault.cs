namespace ModelWatch.Commands;

/// <summary>Why the service cannot start or go on: one sentence for stderr and the exit code.</summary>
internal sealed class ServiceFault(int exitCode, string sentence) : Exception(sentence)
{
    public int ExitCode { get; } = exitCode;
}
