using System.Buffers;
using System.Text;
using ModelWatch.Doors.Rows;
using ModelWatch.Plans;

namespace ModelWatch.Doors.Calls;

/// <summary>Writes rows of one call as native events. Not thread safe.</summary>
internal sealed class RowWriter
{
    private readonly ForeignCall _call;
    private readonly TimeZoneInfo _zone;
    private readonly (Bound Bound, byte[] Before)[] _inputs;
    private readonly (Bound Bound, byte[] Before)[] _outputs;
    private readonly (Bound Bound, byte[] Before)[] _segments;
    private readonly (Bound? Bound, byte[] Before)[] _rest;
    private readonly Bound? _id;
    private readonly Bound? _time;

    /// <exception cref="ForeignFault">A mapping names what the body lacks.</exception>
    public RowWriter(MonitoringPlan plan, ForeignCall call, List<Bound> inputs, List<Bound> outputs)
    {
        var envelope = new EnvelopeBinding(plan, call);
        _call = call;
        _zone = plan.Report.Zone;
        (_inputs, _outputs, _segments) = (Prepared(inputs), Prepared(outputs), Prepared(envelope.Segments()));
        _id = envelope.Find("id", "id");
        _time = envelope.Find("time", plan.Reference.Time);
        _rest =
        [
            (envelope.Find("version", "version"), ",\"version\":"u8.ToArray()),
            (envelope.Find("source", "source"), ",\"source\":"u8.ToArray()),
            (envelope.Find("sequence", "sequence", BoundKind.Number), ",\"sequence\":"u8.ToArray()),
            (envelope.Find("weight", "weight", BoundKind.Number), ",\"weight\":"u8.ToArray()),
            (envelope.Find("label", plan.Label?.Column ?? "label", BoundKind.Category), ",\"label\":"u8.ToArray()),
        ];
    }

    /// <summary>Nothing declared was found.</summary>
    public bool IsEmpty => _inputs.Length == 0 && _outputs.Length == 0;

    /// <summary>Columns of the call that nothing declared is filled from: they are left behind. The array whose elements have names of their own is none.</summary>
    public int Undeclared()
    {
        HashSet<ForeignColumn> used = [.. _inputs.Concat(_outputs).Concat(_segments).Select(b => b.Bound.Column), .. _rest.Select(b => b.Bound).Append(_id).Append(_time).OfType<Bound>().Select(b => b.Column)];
        return _call.Request.Columns.Concat(_call.Response.Columns).Distinct()
            .Count(column => !used.Contains(column) && column != _call.Request.Positional && column != _call.Response.Positional);
    }

    /// <summary>Some times named no zone and were read in that of the report.</summary>
    public bool HasLocalTimes { get; private set; }

    public void Write(IBufferWriter<byte> to, int row)
    {
        to.Write("{\"inputs\":"u8);
        WritePart(to, _inputs, row);
        to.Write(",\"outputs\":"u8);
        WritePart(to, _outputs, row);
        if (_segments.Length > 0)
        {
            to.Write(",\"segments\":"u8);
            WritePart(to, _segments, row);
        }

        WriteId(to, row);
        WriteTime(to, row);
        foreach (var (bound, before) in _rest)
        {
            if (bound is not null) CellWriter.Write(to, bound, row, before);
        }

        if (_rest[1].Bound is null && _call.Frame.Source is { } source) WriteText(to, ",\"source\":"u8, source);
        if (_rest[3].Bound is null && _call.Frame.Weight is { } weight) to.Write(Encoding.ASCII.GetBytes(",\"weight\":" + weight));
        to.Write("}"u8);
    }

    private void WriteId(IBufferWriter<byte> to, int row)
    {
        if (_id is not null) CellWriter.Write(to, _id, row, ",\"id\":"u8);
        else if (_call.Frame.IdOf(_call.Numbers?[row] ?? row, _call.Request.Rows) is { } id) WriteText(to, ",\"id\":"u8, id);
    }

    /// <summary>A file may leave out the zone, which is then the report's; a message may not.</summary>
    private void WriteTime(IBufferWriter<byte> to, int row)
    {
        if (_time is null)
        {
            if (_call.Frame.Time is { } text) WriteText(to, ",\"time\":"u8, text);
            return;
        }

        var cells = _time.Column.Row(row);
        if (_time.Index is { } index) cells = index < cells.Length ? cells.Slice(index, 1) : [];
        if (cells is not [var cell]) return;
        if (_call.IsFlat && LocalTime.ToUtc(cell, _time.Column.IsText, _zone) is { } utc)
        {
            HasLocalTimes = true;
            WriteText(to, ",\"time\":"u8, utc);
            return;
        }

        CellWriter.Write(to, _time, row, ",\"time\":"u8);
    }

    private static void WritePart(IBufferWriter<byte> to, (Bound Bound, byte[] Before)[] fields, int row)
    {
        var open = true;
        to.Write("{"u8);
        foreach (var (bound, before) in fields)
        {
            if (CellWriter.Write(to, bound, row, open ? before.AsSpan(1) : before)) open = false;
        }

        to.Write("}"u8);
    }

    private static void WriteText(IBufferWriter<byte> to, ReadOnlySpan<byte> before, string text)
    {
        to.Write(before);
        JsonBytes.WriteText(to, text);
    }

    private static (Bound, byte[])[] Prepared(List<Bound> bound) => [.. bound.Select(b =>
    {
        var before = new ArrayBufferWriter<byte>();
        before.Write(","u8);
        JsonBytes.WriteText(before, b.Name);
        before.Write(":"u8);
        return (b, before.WrittenSpan.ToArray());
    })];
}
