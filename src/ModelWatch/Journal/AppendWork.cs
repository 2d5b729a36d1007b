namespace ModelWatch.Journal;

/// <summary>Batches that are stored together.</summary>
internal sealed class AppendWork(IReadOnlyList<EntryDraft> drafts, RecentEntries recent) : CommitWork
{
    private readonly TaskCompletionSource<RowOutcome[][]> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly (RowOutcome[] Outcomes, long Position, long Appended)[] _stored = new (RowOutcome[], long, long)[drafts.Count];

    public Task<RowOutcome[][]> Done => _done.Task;

    public override long Bytes { get; } = drafts.Sum(draft => draft.Bytes);

    public override void Run(JournalWriter writer)
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            _stored[i] = writer.Append(drafts[i]);
        }
    }

    public override void Committed(JournalWriter writer)
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            if (_stored[i].Position > 0)
            {
                recent.Add(drafts[i], _stored[i].Position, _stored[i].Appended, _stored[i].Outcomes);
            }
        }
    }

    public override void Answer()
    {
        Return();
        _done.SetResult(Array.ConvertAll(_stored, stored => stored.Outcomes));
    }

    public override void Fail(JournalFault fault)
    {
        Return();
        _done.SetException(fault);
    }

    private void Return()
    {
        foreach (var draft in drafts)
        {
            draft.Return();
        }
    }
}
