using System.Text.Json;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>Reads one event into the newest row of a batch. Fields may be bad; only a bad envelope is a reason to refuse.</summary>
internal sealed class EventReader(PlanLayout layout, CellReader cells)
{
    /// <summary>The reader stands on the opening brace, and on the closing one when this returns.</summary>
    public Envelope Read(ref Utf8JsonReader reader, BatchBuilder batch)
    {
        var envelope = Envelope.New();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Of(ref reader);
            reader.Read();
            switch (name)
            {
                case "inputs":
                    ReadPart(ref reader, layout.Inputs, batch, name, ref envelope);
                    break;
                case "outputs":
                    ReadPart(ref reader, layout.Outputs, batch, name, ref envelope);
                    break;
                case "segments":
                    ReadPart(ref reader, layout.Segments, batch, name, ref envelope);
                    break;
                case "label":
                    ReadCell(ref reader, batch.Columns[layout.LabelColumn], ref envelope);
                    break;
                default:
                    ReadMember(ref reader, name, ref envelope);
                    break;
            }
        }

        return envelope;
    }

    private static void ReadMember(ref Utf8JsonReader reader, string name, ref Envelope envelope)
    {
        switch (name)
        {
            case "id":
                ReadId(ref reader, ref envelope);
                break;
            case "time":
                ReadTime(ref reader, ref envelope);
                break;
            case "version":
                envelope.Version = ReadName(ref reader, name, ref envelope);
                break;
            case "source":
                envelope.Source = ReadName(ref reader, name, ref envelope);
                break;
            case "sequence":
                ReadSequence(ref reader, ref envelope);
                break;
            case "weight":
                ReadWeight(ref reader, ref envelope);
                break;
            default:
                envelope.Undeclared++;
                reader.Skip();
                break;
        }
    }

    private void ReadPart(ref Utf8JsonReader reader, FieldSet set, BatchBuilder batch, string part, ref Envelope envelope)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            envelope.Fault ??= reader.TokenType == JsonTokenType.Null ? null : $"{part} must be an object of name to value.";
            reader.Skip();
            return;
        }

        var guess = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
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
            envelope.Fault ??= $"The key {column.Field.Name} occurs twice.";
            reader.Skip();
            return;
        }

        cells.Read(ref reader, column);
    }

    private static void ReadId(ref Utf8JsonReader reader, ref Envelope envelope)
    {
        if (envelope.Id is not null)
        {
            envelope.Fault ??= "The key id occurs twice.";
        }

        envelope.Id = EnvelopeId.Read(ref reader);
        envelope.HasBadId = envelope.Id is null;
    }

    private static void ReadTime(ref Utf8JsonReader reader, ref Envelope envelope)
    {
        if (envelope.Time is not null)
        {
            envelope.Fault ??= "The key time occurs twice.";
        }

        envelope.Time = reader.TokenType == JsonTokenType.String && EventTime.TryParse(JsonText.Of(ref reader), out var ticks) ? ticks : null;
        reader.Skip();
    }

    private static string? ReadName(ref Utf8JsonReader reader, string name, ref Envelope envelope)
    {
        var value = reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => JsonText.Of(ref reader),
            JsonTokenType.Number => CanonicalText.Of(JsonText.Of(ref reader)),
            _ => "",
        };
        if (value is { Length: 0 or > EnvelopeId.LongestText })
        {
            envelope.Fault ??= $"{name} must be a text of 1 to {EnvelopeId.LongestText} characters.";
        }

        reader.Skip();
        return value;
    }

    private static void ReadSequence(ref Utf8JsonReader reader, ref Envelope envelope)
    {
        var fits = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out envelope.Sequence);
        if (!fits && reader.TokenType != JsonTokenType.Null)
        {
            envelope.Fault ??= "sequence must be a whole number.";
        }

        reader.Skip();
    }

    private static void ReadWeight(ref Utf8JsonReader reader, ref Envelope envelope)
    {
        var value = 0.0;
        var fits = reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out value) && value > 0 && value <= 1e9;
        if (!fits && reader.TokenType != JsonTokenType.Null)
        {
            envelope.Fault ??= "weight must be a number above 0: 1 divided by the probability with which the event was kept.";
        }

        envelope.Weight = fits ? value : 1;
        reader.Skip();
    }
}
