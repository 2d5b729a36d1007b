namespace ModelWatch.Artefacts.Replay;

/// <summary>What a replay may cost. Memory is the child's resident and private memory in bytes.</summary>
internal sealed record ReplayLimits
{
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);
    public long Memory { get; init; } = 1L << 30;
    public long FileBytes { get; init; } = 256L << 20;
    public int Rows { get; init; } = 1000;
    public int AnswerBytes { get; init; } = 16 << 20;
}
