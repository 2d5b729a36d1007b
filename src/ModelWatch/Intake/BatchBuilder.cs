using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>The events of one body while they are read. A row is begun, filled, and kept or dropped. Not thread safe.</summary>
internal sealed class BatchBuilder(PlanLayout layout)
{
    private readonly List<UInt128> _ids = [];
    private readonly List<string> _idTexts = [];
    private readonly List<string> _sources = [];
    private readonly List<long> _times = [];
    private readonly List<string> _versions = [];
    private readonly List<double> _weights = [];
    private readonly List<long> _sequences = [];
    private readonly List<UInt128> _contents = [];
    private readonly List<long> _expires = [];
    private readonly List<int> _indices = [];
    private readonly WindowCalendar _calendar = WindowCalendar.Of(layout.Plan);
    private long _undeclared;

    public IReadOnlyList<ColumnBuilder> Columns { get; } = [.. layout.Columns.Select(f => new ColumnBuilder(f))];

    public int Count => _ids.Count;

    /// <summary>Content hash of each row.</summary>
    public UInt128[] Contents => [.. _contents];

    /// <summary>When the identity of each row may be forgotten, in ticks of event time.</summary>
    public long[] Expires => [.. _expires];

    /// <summary>The index in the body of each row.</summary>
    public IReadOnlyList<int> Indices => _indices;

    public void BeginRow()
    {
        foreach (var column in Columns)
        {
            column.BeginRow();
        }
    }

    public void DropRow()
    {
        foreach (var column in Columns)
        {
            column.DropRow();
        }
    }

    public void Keep(in Envelope envelope, UInt128 content, int index)
    {
        _ids.Add(Hash128.OfId(envelope.Id!));
        _idTexts.Add(envelope.Id!);
        _sources.Add(envelope.Source ?? "");
        _times.Add(envelope.Time!.Value);
        _versions.Add(envelope.Version ?? layout.Plan.Version);
        _weights.Add(envelope.Weight);
        _sequences.Add(envelope.Sequence);
        _contents.Add(content);
        _expires.Add(Saturated(_calendar.Containing(envelope.Time.Value).End, layout.Plan.Window.Horizon.Ticks));
        _indices.Add(index);
        _undeclared += envelope.Undeclared;
    }

    public EventBatch Build(DateTimeOffset received) => new()
    {
        Model = layout.Plan.Model,
        PlanDigest = layout.Plan.Digest,
        Received = received,
        Ids = [.. _ids],
        IdTexts = [.. _idTexts],
        Sources = [.. _sources],
        Times = [.. _times],
        Versions = [.. _versions],
        Weights = [.. _weights],
        Sequences = [.. _sequences],
        Columns = [.. Columns.Select(c => c.Build())],
        UndeclaredFields = _undeclared,
    };

    private static long Saturated(long time, long span) => time > long.MaxValue - span ? long.MaxValue : time + span;
}
