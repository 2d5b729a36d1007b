namespace ModelWatch.Intake;

/// <summary>
/// Reads one event of a common shape in a single pass over the bytes: keys without escapes, each once, values of the kind that their column expects.
/// It gives up on anything else, also on what is no JSON, and <see cref="EventReader"/> decides; where it does not, both have the same result.
/// Not thread safe.
/// </summary>
internal sealed class QuickReader
{
    private readonly ColumnBuilder _label;
    private readonly BatchBuilder _batch;
    private readonly QuickCell _cells;
    private readonly QuickEnvelope _envelopes = new();
    private readonly QuickOrder _inputs;
    private readonly QuickOrder _outputs;
    private readonly QuickOrder _segments;

    public QuickReader(PlanLayout layout, BatchBuilder batch, CellReader cells)
    {
        (_batch, _cells, _label) = (batch, new QuickCell(cells), batch.Columns[layout.LabelColumn]);
        (_inputs, _outputs, _segments) = (new(layout.Inputs), new(layout.Outputs), new(layout.Segments));
    }

    /// <summary>Reads the event at <paramref name="at"/>, which is left behind it; false where it gave up, and then the row must be taken back.</summary>
    public bool TryRead(ReadOnlySpan<byte> json, ref int at, ref Envelope envelope)
    {
        if (!QuickJson.TryOpen(json, ref at, out var ended))
        {
            return false;
        }

        UInt128 sum = 0;
        while (!ended)
        {
            if (!QuickJson.TryName(json, ref at, out var name) || !TryMember(json, ref at, name, ref envelope, ref sum) || !QuickJson.TryGoOn(json, ref at, out ended))
            {
                return false;
            }
        }

        envelope.Content = ContentHash.OfEvent(sum);
        return envelope.Fields <= IntakeLimits.MostFields;
    }

    private bool TryMember(ReadOnlySpan<byte> json, ref int at, ReadOnlySpan<byte> name, ref Envelope envelope, ref UInt128 sum)
    {
        envelope.Fields++;
        var member = EventMembers.Of(name);
        if (member == EventMember.Other)
        {
            envelope.Undeclared++;
            return QuickCell.TrySkip(json, ref at, ContentHash.Name(name), ref sum);
        }

        if (!envelope.See(member))
        {
            return false;
        }

        return member switch
        {
            EventMember.Inputs => TryPart(json, ref at, _inputs, member, ref envelope, ref sum),
            EventMember.Outputs => TryPart(json, ref at, _outputs, member, ref envelope, ref sum),
            EventMember.Segments => TryPart(json, ref at, _segments, member, ref envelope, ref sum),
            EventMember.Label => _cells.TryRead(json, ref at, _label, EventMembers.KeyOf(member), ref sum),
            _ => _envelopes.TryRead(json, ref at, member, ref envelope, ref sum),
        };
    }

    private bool TryPart(ReadOnlySpan<byte> json, ref int at, QuickOrder order, EventMember part, ref Envelope envelope, ref UInt128 members)
    {
        if (!QuickJson.TryOpen(json, ref at, out var ended))
        {
            return false;
        }

        UInt128 sum = 0;
        order.Begin();
        while (!ended)
        {
            envelope.Fields++;
            if (!TryField(json, ref at, order, ref envelope, ref sum) || !QuickJson.TryGoOn(json, ref at, out ended))
            {
                return false;
            }
        }

        members += ContentHash.Composite(EventMembers.KeyOf(part), JsonKind.Object, sum);
        return true;
    }

    private bool TryField(ReadOnlySpan<byte> json, ref int at, QuickOrder order, ref Envelope envelope, ref UInt128 sum)
    {
        var index = order.Expect(json, ref at);
        if (index >= 0)
        {
            if (!QuickJson.TryColon(json, ref at))
            {
                return false;
            }
        }
        else if (!QuickJson.TryName(json, ref at, out var name))
        {
            return false;
        }
        else if ((index = order.Find(name)) < 0)
        {
            envelope.Undeclared++;
            return QuickCell.TrySkip(json, ref at, ContentHash.Name(name), ref sum);
        }

        var column = _batch.Columns[order.Set.FirstColumn + index];
        return column.IsOpen && _cells.TryRead(json, ref at, column, order.Set.Fields[index].Key, ref sum);
    }
}
