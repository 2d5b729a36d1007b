namespace ModelWatch.Journal;

/// <summary>Batches that are stored together.</summary>
internal abstract class AppendWork(RecentEntries recent) : CommitWork
{
    private readonly TaskCompletionSource<RowOutcome[][]> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<EntryDraft> _drafts = [];
    private (RowOutcome[] Outcomes, long Position, long Appended)[] _stored = [];

    public Task<RowOutcome[][]> Done => _done.Task;

    public override void Run(JournalWriter writer)
    {
        if (_stored.Length == 0)
        {
            _drafts = Take();
            _stored = new (RowOutcome[], long, long)[_drafts.Count];
        }

        for (var i = 0; i < _drafts.Count; i++)
        {
            _stored[i] = writer.Append(_drafts[i]);
        }
    }

    public override void Committed(JournalWriter writer)
    {
        for (var i = 0; i < _drafts.Count; i++)
        {
            if (_stored[i].Position > 0)
            {
                recent.Add(_drafts[i], _stored[i].Position, _stored[i].Appended, _stored[i].Outcomes);
            }
        }
    }

    public override void Answer()
    {
        Return(_drafts);
        _done.SetResult(Array.ConvertAll(_stored, stored => stored.Outcomes));
    }

    public override void Fail(JournalFault fault)
    {
        Drop(_drafts);
        _done.SetException(fault);
    }

    /// <summary>What is to be stored; called once, inside the transaction.</summary>
    protected abstract IReadOnlyList<EntryDraft> Take();

    /// <summary>Gives back what was taken, or what never was.</summary>
    protected virtual void Drop(IReadOnlyList<EntryDraft> taken) => Return(taken);

    protected static void Return(IReadOnlyList<EntryDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            draft.Return();
        }
    }
}
