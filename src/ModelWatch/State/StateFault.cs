namespace ModelWatch.State;

/// <summary>Why the data directory cannot be used, with the exit code of the contract and a sentence for the reader.</summary>
internal sealed record StateFault(int ExitCode, string Sentence)
{
    public const int NotWritable = 73;
    public const int DiskFull = 74;
    public const int SecondInstance = 75;
}
