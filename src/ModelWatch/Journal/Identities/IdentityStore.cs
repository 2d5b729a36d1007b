namespace ModelWatch.Journal.Identities;

/// <summary>
/// Who has been here, of all models: recent identities in memory, the others in sorted runs behind filters. An identity is durable with the
/// entry that brought it, so nothing is written for it in its own commit. Members belong to the committing thread but where they say otherwise.
/// </summary>
internal sealed class IdentityStore(IdentityTables tables, int mostInMemory)
{
    private const int MarkedRuns = 64;
    private IdentityMemory _active = new();
    private ulong[] _suspects = [];
    private int _kept;
    private FrozenMemory? _frozen;
    private IdentityRun[] _runs = [.. tables.Load()];

    /// <summary>What is being written as a run, or null. May be read by any thread.</summary>
    public FrozenMemory? Frozen
    {
        get => Volatile.Read(ref _frozen);
        private set => Volatile.Write(ref _frozen, value);
    }

    /// <summary>Newest first. May be read by any thread; the array is never changed.</summary>
    public IdentityRun[] Runs
    {
        get => Volatile.Read(ref _runs);
        private set => Volatile.Write(ref _runs, value);
    }

    public IdentityTables Tables => tables;

    /// <summary>Decides each row and remembers the new ones. Rows of one batch see each other.</summary>
    public RowOutcome[] Claim(JournalModel model, IdentityBatch batch)
    {
        Suspect(batch);
        var watermark = model.Watermark;
        var outcomes = new RowOutcome[batch.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = Claim(model, batch, i, watermark);
        }

        return outcomes;
    }

    /// <summary>True where several sources have used an id.</summary>
    public bool IsAmbiguous(UInt128 key)
    {
        var sources = new HashSet<ulong>();
        _active.Sources(key, sources);
        Frozen?.Memory.Sources(key, sources);
        foreach (var run in Runs)
        {
            if (sources.Count < 2 && run.Keys.MayHold(IdentityHash.OfKey(key)))
            {
                tables.Sources(run, key, sources);
            }
        }

        return sources.Count > 1;
    }

    /// <summary>At start: what an entry after the newest run brought.</summary>
    public void Restore(JournalModel model, IdentityBatch batch, ReadOnlySpan<RowOutcome> outcomes)
    {
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i] == RowOutcome.Accepted)
            {
                Remember(batch.Row(i, model.Number), _active.Find(batch.Keys[i], batch.Sources[i]));
            }
        }

        Keep();
    }

    /// <summary>The commit succeeded.</summary>
    public void Keep()
    {
        _active.Keep();
        _kept = _active.Count;
    }

    /// <summary>The commit failed: what it claimed was never here.</summary>
    public void Undo() => _active.Undo(_kept);

    /// <summary>Between commits: when there is enough in memory, or by force, it is set aside to be written. True where something was.</summary>
    public bool Freeze(long position, bool force)
    {
        if (Frozen is not null || _active.Count == 0 || (_active.Count < mostInMemory && !force))
        {
            return false;
        }

        Frozen = new FrozenMemory(_active, position);
        _active = new IdentityMemory();
        _kept = 0;
        return true;
    }

    /// <summary>After the commit that made a run: it answers from now on, in the place of others or of the frozen memory.</summary>
    public void Publish(IdentityRun run, IReadOnlyList<IdentityRun> replaced)
    {
        Frozen = replaced.Count == 0 ? null : Frozen;
        var runs = Runs.Except(replaced);
        Runs = [.. (run.Rows > 0 ? runs.Append(run) : runs).OrderByDescending(r => r.Position).ThenByDescending(r => r.Number)];
    }

    private RowOutcome Claim(JournalModel model, IdentityBatch batch, int row, long watermark)
    {
        var (key, source) = (batch.Keys[row], batch.Sources[row]);
        var at = _active.Find(key, source);
        if (Known(key, source, at, row, out var known) && known.Expires >= watermark)
        {
            return known.Content == batch.Contents[row] ? RowOutcome.Duplicate : RowOutcome.Conflict;
        }

        Remember(batch.Row(row, model.Number), at);
        return RowOutcome.Accepted;
    }

    private bool Known(UInt128 key, ulong source, int at, int row, out IdentityRow known)
    {
        if (at >= 0)
        {
            known = _active.At(at);
            return true;
        }

        if (Frozen is { Memory: var frozen } && frozen.Find(key, source) is var older and >= 0)
        {
            known = frozen.At(older);
            return true;
        }

        known = default;
        return _suspects[row] != 0 && KnownOnDisk(key, source, _suspects[row], out known);
    }

    private bool KnownOnDisk(UInt128 key, ulong source, ulong suspects, out IdentityRow known)
    {
        for (var run = 0; run < Runs.Length; run++)
        {
            if ((suspects & Mark(run)) != 0 && tables.Find(Runs[run], key, source, out known))
            {
                return true;
            }
        }

        known = default;
        return false;
    }

    /// <summary>Asks the filters run by run, so that the looks into memory of many rows overlap.</summary>
    private void Suspect(IdentityBatch batch)
    {
        if (_suspects.Length < batch.Count)
        {
            _suspects = new ulong[batch.Count];
        }

        var suspects = _suspects.AsSpan(0, batch.Count);
        suspects.Clear();
        for (var run = 0; run < Runs.Length; run++)
        {
            var (filter, mark) = (Runs[run].Exact, Mark(run));
            for (var i = 0; i < suspects.Length; i++)
            {
                if (filter.MayHold(IdentityHash.Of(batch.Keys[i], batch.Sources[i])))
                {
                    suspects[i] |= mark;
                }
            }
        }
    }

    private void Remember(in IdentityRow identity, int at)
    {
        if (at >= 0)
        {
            _active.Replace(at, identity);
        }
        else
        {
            _active.Add(identity);
        }
    }

    private static ulong Mark(int run) => 1ul << Math.Min(run, MarkedRuns - 1);
}
