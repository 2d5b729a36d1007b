using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>
/// Evaluates the windows of one model: at their close, when they changed, when their labels matured. A window that cannot be evaluated is noted and
/// rests; the others go on. Not thread safe; the corridor guards it.
/// </summary>
internal sealed class CorridorClosing(string model, ModelFold fold, IStateStore state, Rulebook rulebook, CorridorEnd end, CorridorInstruments instruments, TimeProvider time)
{
    /// <summary>Windows that become final in one step of the clock.</summary>
    private const int MostMatured = 32;
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);
    private readonly List<WindowKey> _filled = [];

    /// <summary>What could not be evaluated.</summary>
    public CorridorFaults Faults { get; } = new(time);

    /// <summary>Closes the windows whose time has come by watermark or clock; patient: those that rest after a failure are left alone.</summary>
    public List<WindowKey> CloseDue(bool patient)
    {
        NextDue = long.MaxValue;
        var closed = Close(key => IsDue(key) && !(patient && Faults.Rests(key)));
        NextDue = Faults.First is null ? NextDue : 0;
        return closed;
    }

    /// <summary>When the clock alone makes the next window due, in ticks of UTC, as the last <see cref="CloseDue"/> found; 0 while something failed.</summary>
    public long NextDue { get; private set; }

    /// <summary>Closes open windows, oldest first, with the empty ones before them, and gives those that were.</summary>
    public List<WindowKey> Close(Func<WindowKey, bool> isTime)
    {
        var closed = new List<WindowKey>();
        foreach (var key in state.Read(connection => WindowStore.Open(connection, model)).Where(isTime))
        {
            if (TryEvaluate(key, CloseWithGap))
            {
                closed.AddRange(_filled);
                closed.Add(key);
            }
        }

        return closed;
    }

    /// <summary>Revises every changed window.</summary>
    public List<WindowKey> Revise() => Revise(_ => true);

    /// <summary>Revises changed windows that rested that long since their last evaluation.</summary>
    public List<WindowKey> Revise(TimeSpan interval) => Revise(key => !Faults.Rests(key) && CanRevise(key, interval));

    private List<WindowKey> Revise(Func<WindowKey, bool> isTime) =>
        [.. state.Read(connection => WindowStore.Changed(connection, model)).Where(isTime).Where(key => TryEvaluate(key, Evaluate))];

    /// <summary>
    /// Figures over labels are final from the maturity on, with or without a new label: one revision says so, and there is no other until
    /// something comes.
    /// </summary>
    public List<WindowKey> Mature(bool patient)
    {
        var now = time.GetUtcNow();
        var matured = state.Read(connection => WindowStore.Matured(connection, model, now, MostMatured));
        return [.. matured.Where(key => !(patient && Faults.Rests(key)) && TryEvaluate(key, Evaluate))];
    }

    /// <summary>Windows without events between the last closed one and this exist too, and are evaluated as what they are.</summary>
    private void CloseWithGap(WindowState window)
    {
        _filled.Clear();
        _filled.AddRange(state.Read(connection => WindowGap.Around(connection, window)));
        // Memory may know one that is not stored: its only events were left out by sampling. It has to learn that it is closed.
        _filled.ForEach(key => Evaluate(fold.Find(key) ?? new WindowState(key, rulebook.At(model, key.Start.UtcTicks) ?? window.Rules)));
        Evaluate(window);
    }

    private bool TryEvaluate(WindowKey key, Action<WindowState> evaluate)
    {
        try
        {
            evaluate(fold.Find(key) ?? throw new InvalidDataException($"The window {key.Start:O} of {model} is gone from the store."));
            Faults.Succeeded(key);
            return true;
        }
        catch (Exception e)
        {
            Faults.Failed(key, e.Message);
            return false;
        }
    }

    private void Evaluate(WindowState window)
    {
        var began = instruments.Begin();
        var succeeded = false;
        try
        {
            succeeded = Measure(window);
        }
        finally
        {
            instruments.Count(window, began, succeeded);
        }
    }

    /// <summary>False where a family of measures failed: the window is closed without its figures, and the evaluation counts as failed.</summary>
    private bool Measure(WindowState window)
    {
        var now = time.GetUtcNow();
        var evaluation = state.Read(connection => WindowEvaluation.Of(connection, window, now));
        var contents = evaluation.Contents with { Replay = end.Replay(window, now), Attribution = end.Attribution(window, now) };
        var (plan, reference) = (window.Rules.Plan, window.Rules.Reference);
        var assessed = MeasureSet.Assess(plan, reference, contents);
        var closed = new ClosedWindow(plan, reference, contents, assessed.Measurements);
        IReadOnlyList<string> faults = [];
        fold.Commit(transaction =>
        {
            evaluation.Save(transaction, window, now);
            faults = end.Record(transaction, closed, now);
        });

        // From here on the window is closed, whatever becomes of the rest.
        faults = [.. faults, .. end.Publish(closed, now)];
        Faults.Noted = faults.Count == 0 ? null : FormattableString.Invariant($"the window {window.Key.Start:yyyy-MM-ddTHH:mm:ssZ} of version {window.Key.Version} is closed without {string.Join(", ", faults)}");
        return assessed.Faults.Count == 0 && faults.Count == 0;
    }

    private bool IsDue(WindowKey key)
    {
        var lateness = rulebook.PlanAt(model, key.Start.UtcTicks)?.Window.Lateness ?? TimeSpan.Zero;
        var due = key.End + lateness;
        var quiet = lateness > Silence ? lateness : Silence;
        var now = time.GetUtcNow();
        var byClock = Math.Max(due.UtcTicks, fold.Received + quiet.Ticks);
        var isDue = fold.Watermark >= due.UtcTicks || now.UtcTicks >= byClock;
        NextDue = isDue ? NextDue : Math.Min(NextDue, byClock);
        return isDue;
    }

    private bool CanRevise(WindowKey key, TimeSpan interval) =>
        state.Read(connection => WindowList.Evaluated(connection, key)) is { } evaluated && time.GetUtcNow() - evaluated >= interval;
}
