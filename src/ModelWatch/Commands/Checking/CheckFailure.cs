namespace ModelWatch.Commands.Checking;

/// <summary>Why <c>check</c> could not compare: one sentence for the person who typed it, and the exit code.</summary>
internal sealed class CheckFailure(int exitCode, string message) : Exception(message)
{
    /// <summary>A file that cannot be read or lacks what the plan names.</summary>
    public const int BadData = 65;

    /// <summary>A plan with mistakes.</summary>
    public const int BadConfiguration = 78;

    public int ExitCode { get; } = exitCode;
}
