using System.Text;
using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>
/// Reads one event of any shape into the newest row of a batch. Fields may be bad; only a bad envelope is a reason to refuse.
/// <see cref="QuickReader"/> reads the common shapes to the same result.
/// </summary>
internal sealed class EventReader(PlanLayout layout, CellReader cells)
{
    /// <param name="json">One object of JSON that has been checked, of at most <see cref="IntakeLimits.Deepest"/> levels.</param>
    /// <param name="batch">Takes the cells.</param>
    public Envelope Read(ReadOnlySpan<byte> json, BatchBuilder batch)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var envelope = Envelope.New();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject && IsBounded(ref reader, ref envelope))
        {
            var member = EventMembers.Of(reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(JsonText.Of(ref reader)) : reader.ValueSpan);
            reader.Read();
            if (member != EventMember.Other && !envelope.See(member))
            {
                envelope.Blame($"The key {EventMembers.NameOf(member)} occurs twice.");
            }

            ReadMember(ref reader, member, batch, ref envelope);
            if (envelope.IsOver)
            {
                break;
            }
        }

        if (envelope.Fault is null)
        {
            envelope.Content = ContentHash.Of(json);
        }

        return envelope;
    }

    /// <summary>Counts a member, and says whether there may be so many, of such names.</summary>
    private static bool IsBounded(ref Utf8JsonReader name, ref Envelope envelope)
    {
        envelope.IsOver = true;
        if (++envelope.Fields > IntakeLimits.MostFields)
        {
            envelope.Blame($"The event has more than {IntakeLimits.MostFields} fields.", RejectReason.TooLarge);
            return false;
        }

        if (name.ValueSpan.Length > IntakeLimits.LongestName && JsonText.Of(ref name).Length > IntakeLimits.LongestName)
        {
            envelope.Blame($"The name of a field has more than {IntakeLimits.LongestName} characters.", RejectReason.TooLarge);
            return false;
        }

        envelope.IsOver = false;
        return true;
    }

    private void ReadMember(ref Utf8JsonReader reader, EventMember member, BatchBuilder batch, ref Envelope envelope)
    {
        switch (member)
        {
            case EventMember.Inputs:
                ReadPart(ref reader, layout.Inputs, batch, member, ref envelope);
                break;
            case EventMember.Outputs:
                ReadPart(ref reader, layout.Outputs, batch, member, ref envelope);
                break;
            case EventMember.Segments:
                ReadPart(ref reader, layout.Segments, batch, member, ref envelope);
                break;
            case EventMember.Label when batch.Columns[layout.LabelColumn] is { IsOpen: true } label:
                cells.Read(ref reader, label);
                break;
            case EventMember.Other:
                envelope.Undeclared++;
                reader.Skip();
                break;
            default:
                EnvelopeReader.Read(ref reader, member, ref envelope);
                reader.Skip();
                break;
        }
    }

    private void ReadPart(ref Utf8JsonReader reader, FieldSet set, BatchBuilder batch, EventMember part, ref Envelope envelope)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            if (reader.TokenType != JsonTokenType.Null)
            {
                envelope.Blame($"{EventMembers.NameOf(part)} must be an object of name to value.");
            }

            reader.Skip();
            return;
        }

        var guess = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (!IsBounded(ref reader, ref envelope))
            {
                return;
            }

            var index = set.Find(ref reader, guess);
            reader.Read();
            if (index < 0)
            {
                envelope.Undeclared++;
                reader.Skip();
                continue;
            }

            ReadCell(ref reader, batch.Columns[set.FirstColumn + index], ref envelope);
            guess = index + 1;
        }
    }

    private void ReadCell(ref Utf8JsonReader reader, ColumnBuilder column, ref Envelope envelope)
    {
        if (!column.IsOpen)
        {
            envelope.Blame($"The key {column.Field.Name} occurs twice.");
            reader.Skip();
            return;
        }

        cells.Read(ref reader, column);
    }
}
