namespace ModelWatch.Journal;

/// <summary>A piece of the journal's own housekeeping; <paramref name="committed"/> runs once the disk has it.</summary>
internal sealed class UpkeepWork(long bytes, Action<JournalWriter> run, Action<JournalWriter>? committed = null) : CommitWork
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task;

    public override long Bytes => bytes;

    public override void Run(JournalWriter writer) => run(writer);

    public override void Committed(JournalWriter writer) => committed?.Invoke(writer);

    public override void Answer() => _done.SetResult();

    public override void Fail(JournalFault fault) => _done.SetException(fault);
}
