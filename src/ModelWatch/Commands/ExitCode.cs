namespace ModelWatch.Commands;

/// <summary>Exit codes of the process.</summary>
internal static class ExitCode
{
    public const int Good = 0;

    /// <summary>A finding, a difference or a broken record.</summary>
    public const int Finding = 1;
    public const int NotAssessable = 2;

    /// <summary>Ended by SIGINT or SIGTERM before its end, 128 and the number of the signal as shells do.</summary>
    public const int Interrupted = 130;
    public const int Terminated = 143;
    public const int Usage = 64;
    public const int BadData = 65;
    public const int PortInUse = 69;
    public const int Internal = 70;
    public const int DirectoryNotWritable = 73;

    /// <summary>The disk is full, or input or output failed.</summary>
    public const int InputOutput = 74;
    public const int SecondInstance = 75;
    public const int Configuration = 78;
}
