using ModelWatch.Journal;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>
/// The whole story of one model. Doors put events and labels into the journal; from there:
/// journal -> fold into windows -> close -> measures -> findings -> record, outbox and /metrics.
/// One owner at a time: every step runs under the corridor's own lock, so models never wait for each other.
/// </summary>
internal sealed class Corridor
{
    private readonly string _model;
    private readonly IEventLog _log;
    private readonly IStateStore _state;
    private readonly Rulebook _rulebook;
    private readonly TimeProvider _time;
    private readonly long _overload;
    private readonly Lock _gate = new();
    private readonly CorridorBacklog _backlog;
    private readonly ModelFold _fold;
    private readonly CorridorClosing _closing;
    private CorridorAgenda? _agenda;

    public Corridor(string model, IEventLog log, IStateStore state, WindowStore windows, Rulebook rulebook, CorridorEnd end, CorridorInstruments instruments, TimeProvider time,
        long overload = CorridorOptions.DefaultOverload)
    {
        (_model, _log, _state, _rulebook, _time, _overload) = (model, log, state, rulebook, time, overload);
        _backlog = new CorridorBacklog(model, log);
        _fold = new ModelFold(model, state, windows, rulebook);
        _closing = new CorridorClosing(model, _fold, state, rulebook, end, instruments, time);
    }

    public long? Watermark => _fold.Watermark;

    /// <summary>Why a window of the model could not be evaluated, or null.</summary>
    public string? Fault => _closing.Faults.First ?? _closing.Faults.Noted;

    /// <summary>
    /// Folds what the journal holds and closes the windows whose time has come, by watermark or by the clock. A window that cannot be evaluated
    /// rests a while and holds neither the fold nor the others.
    /// </summary>
    public void Advance(TimeSpan revisionInterval)
    {
        lock (_gate)
        {
            _rulebook.Demand(_model);
            Fold(() => _closing.CloseDue(patient: true));
            var fresh = _agenda is null;
            var agenda = _agenda ??= _state.Read(connection => CorridorAgenda.Of(connection, _model));
            var done = agenda.Open && (fresh || _closing.NextDue <= _time.GetUtcNow().UtcTicks) ? _closing.CloseDue(patient: true).Count : 0;
            done += agenda.Changed ? _closing.Revise(revisionInterval).Count : 0;
            done += agenda.Matures <= _time.GetUtcNow().UtcTicks ? _closing.Mature(patient: true).Count : 0;
            _agenda = done > 0 ? null : _agenda;
            _fold.Tidy(_time.GetUtcNow());
        }
    }

    /// <summary>Folds all that was acknowledged, closes windows that end at or before <paramref name="through"/>, revises changed and matured ones.</summary>
    /// <exception cref="CorridorException">A window could not be evaluated; the others were.</exception>
    public CloseReceipt Close(DateTimeOffset through)
    {
        lock (_gate)
        {
            _rulebook.Demand(_model);
            var now = _time.GetUtcNow();
            var last = through < now ? through : now;
            (_agenda, _closing.Faults.Newest) = (null, null);
            Fold(() => { });
            var closed = _closing.Close(key => key.End <= last);
            var revised = _closing.Revise();
            for (var matured = _closing.Mature(patient: false); matured.Count > 0; matured = _closing.Mature(patient: false))
            {
                revised.AddRange(matured);
            }

            _fold.Tidy(_time.GetUtcNow());
            return _closing.Faults.Newest is { } fault ? throw new CorridorException(fault) : new CloseReceipt(Records(closed), Records(revised));
        }
    }

    /// <summary>Lets go of the windows in memory where nobody works on them; they are stored. True when it did.</summary>
    public bool TryRelease()
    {
        if (!_gate.TryEnter())
        {
            return false;
        }

        try
        {
            _fold.Release();
            return true;
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>About how much memory its windows and filters hold, in bytes.</summary>
    public long HeldBytes => _fold.HeldBytes;

    private void Fold(Action afterEach)
    {
        RefoldUnderFirstReference();
        for (var entries = _backlog.After(_fold.Position); entries.Count > 0; entries = _backlog.After(_fold.Position))
        {
            _agenda = null;
            if (_rulebook.IsAdaptive(_model))
            {
                (entries, _fold.Share) = _backlog.Shared(entries, _fold.Position, _fold.Share, _overload);
            }

            _fold.Fold(entries);
            if (_fold.Watermark is { } mark)
            {
                _log.Advance(_model, mark);
            }

            afterEach();
        }
    }

    /// <summary>A model's first reference counts for every window not yet closed: those that began without it are folded again.</summary>
    private void RefoldUnderFirstReference()
    {
        if (_agenda is { WithoutReference: false } || !_rulebook.HasReference(_model, long.MaxValue))
        {
            return;
        }

        var without = _state.Read(connection => WindowStore.OpenWithoutReference(connection, _model))
            .Where(key => _rulebook.HasReference(_model, key.Start.UtcTicks) && _rulebook.At(_model, key.Start.UtcTicks)?.ReferenceDigest is not null).ToList();
        if (without.Count > 0)
        {
            _agenda = null;
            _fold.Anew(without, _backlog.Until(_fold.Position));
        }
    }

    private List<WindowRecord> Records(IEnumerable<WindowKey> keys) =>
        _state.Read(connection => keys.Select(key => WindowList.One(connection, key)!).ToList());
}
