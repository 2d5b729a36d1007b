using ModelWatch.Findings;
using ModelWatch.Journal;
using ModelWatch.Measures;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>
/// The whole story of one model. Doors put events and labels into the journal; from there:
/// journal -> fold into windows -> close -> measures -> findings -> record, outbox and /metrics.
/// One owner at a time: every step runs under the corridor's own lock, so models never wait for each other.
/// </summary>
internal sealed class Corridor(string model, IEventLog log, IStateStore state, WindowStore windows, Rulebook rulebook, CorridorEnd end, CorridorInstruments instruments, TimeProvider time)
{
    /// <summary>Windows that become final in one step of the clock.</summary>
    private const int MostMatured = 32;
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);
    private readonly Lock _gate = new();
    private readonly CorridorBacklog _backlog = new(model, log);
    private readonly ModelFold _fold = new(model, state, windows, rulebook);

    public long? Watermark => _fold.Watermark;

    /// <summary>Folds what the journal holds and closes the windows whose time has come, by watermark or by the clock.</summary>
    public void Advance(TimeSpan revisionInterval)
    {
        lock (_gate)
        {
            Fold(() => Close(IsDue));
            Close(IsDue);
            Revise(key => CanRevise(key, revisionInterval));
            Mature();
            _fold.Tidy(time.GetUtcNow());
        }
    }

    /// <summary>Folds all that was acknowledged, closes windows that end at or before <paramref name="through"/>, revises changed and matured ones.</summary>
    public CloseReceipt Close(DateTimeOffset through)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var last = through < now ? through : now;
            Fold(() => { });
            var closed = Close(window => window.Key.End <= last);
            var revised = Revise(_ => true);
            for (var matured = Mature(); matured.Count > 0; matured = Mature())
            {
                revised.AddRange(matured);
            }

            _fold.Tidy(time.GetUtcNow());
            return new CloseReceipt(Records(closed), Records(revised));
        }
    }

    private void Fold(Action afterEach)
    {
        RefoldUnderFirstReference();
        for (var entries = _backlog.After(_fold.Position); entries.Count > 0; entries = _backlog.After(_fold.Position))
        {
            _fold.Fold(entries);
            if (_fold.Watermark is { } mark)
            {
                log.Advance(model, mark);
            }

            afterEach();
        }
    }

    /// <summary>A model's first reference counts for every window not yet closed: those that began without it are folded again.</summary>
    private void RefoldUnderFirstReference()
    {
        var without = state.Read(connection => WindowStore.OpenWithoutReference(connection, model))
            .Where(key => rulebook.At(model, key.Start.UtcTicks)?.Reference is not null).ToList();
        if (without.Count > 0)
        {
            _fold.Anew(without, _backlog.All());
        }
    }

    private List<WindowKey> Close(Func<WindowState, bool> isTime)
    {
        var closed = new List<WindowKey>();
        foreach (var key in state.Read(connection => WindowStore.Open(connection, model)))
        {
            if (_fold.Find(key) is { } window && isTime(window))
            {
                closed.AddRange(FillGap(window));
                Evaluate(window);
                closed.Add(key);
            }
        }

        return closed;
    }

    private List<WindowKey> Revise(Func<WindowKey, bool> isTime)
    {
        var changed = state.Read(connection => WindowStore.Changed(connection, model)).Where(isTime).ToList();
        changed.ForEach(key => Evaluate(_fold.Find(key)!));
        return changed;
    }

    /// <summary>
    /// Figures over labels are final from the maturity on, with or without a new label: one revision says so, and there is no other until
    /// something comes.
    /// </summary>
    private List<WindowKey> Mature()
    {
        var now = time.GetUtcNow();
        var matured = state.Read(connection => WindowStore.Matured(connection, model, now, MostMatured)).ToList();
        matured.ForEach(key => Evaluate(_fold.Find(key)!));
        return matured;
    }

    /// <summary>Windows without events between the last closed one and this exist too, and are evaluated as what they are.</summary>
    private List<WindowKey> FillGap(WindowState window)
    {
        var keys = state.Read(connection => WindowGap.Before(connection, window));
        keys.ForEach(key => Evaluate(new WindowState(key, rulebook.At(model, key.Start.UtcTicks) ?? window.Rules)));
        return keys;
    }

    private void Evaluate(WindowState window)
    {
        var began = instruments.Begin();
        var succeeded = false;
        try
        {
            Measure(window);
            succeeded = true;
        }
        finally
        {
            instruments.Count(window, began, succeeded);
        }
    }

    private void Measure(WindowState window)
    {
        var now = time.GetUtcNow();
        var evaluation = state.Read(connection => WindowEvaluation.Of(connection, window, now));
        var contents = evaluation.Contents with { Replay = end.Replay(window, now), Attribution = end.Attribution(window, now) };
        var (plan, reference) = (window.Rules.Plan, window.Rules.Reference);
        var closed = new ClosedWindow(plan, reference, contents, MeasureSet.Compute(plan, reference, contents));
        _fold.Commit(transaction =>
        {
            evaluation.Save(transaction, window, now);
            end.Record(transaction, closed, now);
        });
        end.Publish(closed, now);
    }

    private bool IsDue(WindowState window)
    {
        var due = window.Key.End + window.Rules.Plan.Window.Lateness;
        var quiet = window.Rules.Plan.Window.Lateness > Silence ? window.Rules.Plan.Window.Lateness : Silence;
        var now = time.GetUtcNow();
        return _fold.Watermark >= due.UtcTicks || (now >= due && now.UtcTicks - _fold.Received >= quiet.Ticks);
    }

    private bool CanRevise(WindowKey key, TimeSpan interval) =>
        state.Read(connection => WindowList.Evaluated(connection, key)) is { } evaluated && time.GetUtcNow() - evaluated >= interval;

    private List<WindowRecord> Records(IEnumerable<WindowKey> keys) =>
        state.Read(connection => keys.Select(key => WindowList.One(connection, key)!).ToList());
}
