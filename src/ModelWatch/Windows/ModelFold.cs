using System.Data;
using ModelWatch.Journal;
using ModelWatch.State;

namespace ModelWatch.Windows;

/// <summary>
/// Folds the journal of one model into its windows. Memory is a cache of what is stored: whatever goes wrong between two commits, it is
/// thrown away and read again, so each event counts once. Not thread safe; one owner at a time.
/// </summary>
internal sealed class ModelFold
{
    /// <summary>Labels that become orphans in one turn at most.</summary>
    private const int MostOrphans = 10_000;
    private static readonly TimeSpan TidyInterval = TimeSpan.FromHours(1);
    private readonly string _model;
    private readonly IStateStore _state;
    private readonly Rulebook _rulebook;
    private readonly WindowCache _windows;
    private readonly EventFold _events;
    private readonly LabelFold _labels;
    private readonly LabelDesk _desk;
    private readonly VersionBook _versions;
    private FoldPosition? _known;
    private DateTimeOffset _tidied;
    private long _filterBytes;

    public ModelFold(string model, IStateStore state, WindowStore store, Rulebook rulebook)
    {
        (_model, _state, _rulebook) = (model, state, rulebook);
        _windows = new WindowCache(model, store);
        _desk = new LabelDesk(model);
        _versions = new VersionBook(model, rulebook);
        _events = new EventFold(model, rulebook, _windows, _versions, _desk);
        _labels = new LabelFold(model, rulebook, _windows, _desk);
    }

    /// <summary>
    /// How far the fold has come. After a failure it is unknown until it is read again, when somebody asks: what was counted on in memory must not stay,
    /// also where reading fails too.
    /// </summary>
    private FoldPosition Here => _known ??= _state.Read(connection => FoldPosition.Load(connection, _model));

    public long Position => Here.Position;

    public long? Watermark => Here.Watermark.Time;

    /// <summary>When something last came, in ticks of UTC.</summary>
    public long Received => Here.Received;

    /// <summary>
    /// What is decided for the entries that follow the position. It is stored with the next fold; where that fails it is forgotten with it, for nothing
    /// was folded under it.
    /// </summary>
    public FoldShare Share
    {
        get => Here.Share;
        set => Here.Share = value;
    }

    /// <summary>Folds the entries, in order, and commits. None of them may lie beyond a decision that holds for the first.</summary>
    public void Fold(IReadOnlyList<JournalEntry> entries) => Commit(transaction =>
    {
        foreach (var entry in EntryJoin.Of(entries))
        {
            Fold(transaction, entry);
            Here.Position = entry.Position;
        }

        _windows.Save(transaction);
        Here.Save(transaction, _model);
    });

    /// <summary>
    /// Folds open windows again from the journal, because rules became known that count for them: a model's first reference.
    /// Labels, predictions and positions stay as they are.
    /// </summary>
    public void Anew(IReadOnlyList<WindowKey> open, IEnumerable<JournalEntry> entries) => Commit(transaction =>
    {
        foreach (var key in open)
        {
            var old = _windows.Find(transaction.Connection!, key.Version, key.Start.UtcTicks)!;
            WindowStore.ClearScopes(transaction, key);
            _windows.Replace(WindowState.Anew(old, _rulebook.At(_model, key.Start.UtcTicks)!));
        }

        var shares = FoldShareTable.Read(transaction.Connection!, _model);
        foreach (var entry in entries.Where(e => e.Events is not null && e.Position <= Position))
        {
            _events.Refold(transaction, entry.Events!, entry.Outcomes, FoldShareTable.At(shares, entry.Position));
        }

        _windows.Save(transaction);
    });

    /// <summary>Once an hour labels that waited too long become orphans, and old cohorts are joined or forgotten.</summary>
    public void Tidy(DateTimeOffset now)
    {
        if (now - _tidied < TidyInterval || _rulebook.PlanAt(_model, now.UtcTicks) is not { } plan)
        {
            return;
        }

        Commit(transaction =>
        {
            _desk.Expire(transaction, now - LabelMemory.Waiting(plan), MostOrphans);
            LabelCohortTable.Tidy(transaction, _model, now - LabelMemory.Cohorts(plan), now);
        });
        // Retention takes runs of predictions out behind the desk's back.
        _desk.Clear();
        Interlocked.Exchange(ref _filterBytes, 0);
        _tidied = now;
    }

    /// <summary>About how much memory its windows and the filters of its predictions hold, in bytes, as of the last commit. May be read by any thread.</summary>
    public long HeldBytes => _windows.HeldBytes + Interlocked.Read(ref _filterBytes);

    /// <summary>Lets go of everything that is stored.</summary>
    public void Release()
    {
        _windows.Clear();
        _desk.Clear();
        Interlocked.Exchange(ref _filterBytes, 0);
        _versions.Clear();
    }

    /// <summary>The window as it is now; null where it has never been.</summary>
    public WindowState? Find(WindowKey key) => _state.Read(connection => _windows.Find(connection, key.Version, key.Start.UtcTicks));

    /// <summary>Runs <paramref name="work"/> in a transaction; when it fails, memory is forgotten with it.</summary>
    public void Commit(Action<IDbTransaction> work)
    {
        try
        {
            _state.Write(transaction =>
            {
                work(transaction);
                _desk.Save(transaction);
                return 0;
            });
            _desk.Announce();
            _windows.Evict();
            Interlocked.Exchange(ref _filterBytes, _desk.HeldBytes);
        }
        catch
        {
            Release();
            _known = null;
            throw;
        }
    }

    private void Fold(IDbTransaction transaction, JournalEntry entry)
    {
        if (entry.Events is { } events)
        {
            Here.Received = Math.Max(Here.Received, events.Received.UtcTicks);
            _events.Fold(transaction, events, entry.Outcomes, Here);
        }

        if (entry.Labels is { } labels)
        {
            _labels.Fold(transaction, labels, entry.Outcomes);
        }
    }
}
