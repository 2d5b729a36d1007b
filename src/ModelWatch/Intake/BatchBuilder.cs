using System.Runtime.InteropServices;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>The events of one body while they are read. A row is begun, filled, and kept or dropped; used again for the next body. Not thread safe.</summary>
internal sealed class BatchBuilder
{
    private const int LargestKept = 4096;
    private static readonly ConstantArrays<double> Unweighted = new(1);
    private static readonly ConstantArrays<long> Unnumbered = new(-1);
    private readonly PlanLayout _layout;
    private readonly RowCursor _row = new() { Row = 0 };
    private readonly WindowCalendar _calendar;
    private List<BatchRow> _rows = [];

    // Most bodies have one source and one version: the array of the last body serves again, since nobody writes into it.
    private string[] _sources = [];
    private string[] _versions = [];
    private (long Start, long End) _window;
    private long _undeclared;

    public BatchBuilder(PlanLayout layout)
    {
        (_layout, _calendar) = (layout, WindowCalendar.Of(layout.Plan));
        Columns = [.. layout.Columns.Select(f => new ColumnBuilder(f, _row))];
    }

    public ColumnBuilder[] Columns { get; }

    public int Count => _rows.Count;

    /// <summary>Takes back what the row that is not kept yet has been filled with.</summary>
    public void DropRow()
    {
        foreach (var column in Columns)
        {
            column.DropRow();
        }
    }

    public void Keep(in Envelope envelope, int index)
    {
        _rows.Add(new BatchRow
        {
            Content = envelope.Content,
            IdText = envelope.Id!,
            Source = envelope.Source ?? "",
            Version = envelope.Version ?? _layout.Plan.Version,
            Time = envelope.Time!.Value,
            Weight = envelope.Weight,
            Sequence = envelope.Sequence,
            Expires = Expires(envelope.Time.Value),
            Index = index,
        });
        _undeclared += envelope.Undeclared;
        _row.Row = _rows.Count;
    }

    /// <summary>The index in the body of each row.</summary>
    public int[] Indices() => Each(static (in BatchRow row) => row.Index);

    /// <summary>The batch with what its identities need.</summary>
    public EventAppend Append(DateTimeOffset received)
    {
        ReceiptInstruments.CountUndeclared(_layout.Plan.Model, _undeclared);
        return new(Build(received), Each(static (in BatchRow row) => row.Content), Each(static (in BatchRow row) => row.Expires));
    }

    public EventBatch Build(DateTimeOffset received)
    {
        var rows = CollectionsMarshal.AsSpan(_rows);
        var texts = Each(static (in BatchRow row) => row.IdText);
        var ids = new UInt128[texts.Length];
        IdHashes.Of(texts, ids);
        return new()
        {
            Model = _layout.Plan.Model,
            PlanDigest = _layout.Plan.Digest,
            Received = received,
            Ids = ids,
            IdTexts = texts,
            Sources = One(ref _sources, rows, static (in BatchRow row) => row.Source),
            Times = Each(static (in BatchRow row) => row.Time),
            Versions = One(ref _versions, rows, static (in BatchRow row) => row.Version),
            Weights = All(rows, static (in BatchRow row) => row.Weight == 1) ? Unweighted.Of(rows.Length) : Each(static (in BatchRow row) => row.Weight),
            Sequences = All(rows, static (in BatchRow row) => row.Sequence == -1) ? Unnumbered.Of(rows.Length) : Each(static (in BatchRow row) => row.Sequence),
            Columns = Array.ConvertAll(Columns, column => column.Build(_rows.Count)),
            UndeclaredFields = _undeclared,
        };
    }

    /// <summary>Begins the next body.</summary>
    public void Clear()
    {
        foreach (var column in Columns)
        {
            column.Clear();
        }

        _rows.Clear();
        _rows = _rows.Capacity > LargestKept ? [] : _rows;
        _row.Row = 0;
        _undeclared = 0;
    }

    private delegate T Part<T>(in BatchRow row);

    private static bool All(ReadOnlySpan<BatchRow> rows, Part<bool> fits)
    {
        foreach (ref readonly var row in rows)
        {
            if (!fits(in row))
            {
                return false;
            }
        }

        return true;
    }

    private string[] One(ref string[] last, ReadOnlySpan<BatchRow> rows, Part<string> of)
    {
        var same = last.Length == rows.Length;
        for (var i = 0; same && i < rows.Length; i++)
        {
            same = ReferenceEquals(of(in rows[i]), last[i]);
        }

        return same ? last : last = Each(of);
    }

    private T[] Each<T>(Part<T> of)
    {
        var rows = CollectionsMarshal.AsSpan(_rows);
        var values = new T[rows.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = of(in rows[i]);
        }

        return values;
    }

    /// <summary>When the identity of an event may be forgotten, in ticks of event time.</summary>
    private long Expires(long time)
    {
        if (time < _window.Start || time >= _window.End)
        {
            _window = _calendar.Containing(time);
        }

        var horizon = _layout.Plan.Window.Horizon.Ticks;
        return _window.End > long.MaxValue - horizon ? long.MaxValue : _window.End + horizon;
    }
}
