using System.Text;
using System.Text.Json;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>Reads the members of an envelope. A text that holds no characters (bytes that are no UTF-8, lone surrogates) refuses the event.</summary>
internal static class EnvelopeReader
{
    /// <summary>The reader stands on the value's first token.</summary>
    public static void Read(ref Utf8JsonReader reader, EventMember member, ref Envelope envelope)
    {
        switch (member)
        {
            case EventMember.Id:
                ReadId(ref reader, ref envelope);
                break;
            case EventMember.Time:
                envelope.Time = ReadWhole(ref reader, member, ref envelope) is { } time && EventTime.TryParse(time, out var ticks) ? ticks : null;
                break;
            case EventMember.Version:
                envelope.Version = ReadName(ref reader, member, ref envelope);
                break;
            case EventMember.Source:
                envelope.Source = ReadName(ref reader, member, ref envelope);
                break;
            case EventMember.Sequence:
                ReadSequence(ref reader, ref envelope);
                break;
            case EventMember.Weight:
                ReadWeight(ref reader, ref envelope);
                break;
        }
    }

    private static void ReadId(ref Utf8JsonReader reader, ref Envelope envelope)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            ReadWhole(ref reader, EventMember.Id, ref envelope);
        }

        envelope.Id = EnvelopeId.Read(ref reader);
        envelope.HasBadId = envelope.Id is null;
    }

    private static string? ReadWhole(ref Utf8JsonReader reader, EventMember member, ref Envelope envelope)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        var text = JsonText.Of(ref reader, out var isBroken);
        if (isBroken)
        {
            envelope.Blame($"{EventMembers.NameOf(member)} holds bytes that are no UTF-8, or half a surrogate pair.");
        }

        return text;
    }

    private static string? ReadName(ref Utf8JsonReader reader, EventMember member, ref Envelope envelope)
    {
        var value = reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => ReadWhole(ref reader, member, ref envelope),
            JsonTokenType.Number => CanonicalText.Of(JsonText.Of(ref reader)),
            _ => "",
        };
        if (value is { Length: 0 or > EnvelopeId.LongestText })
        {
            envelope.Blame($"{EventMembers.NameOf(member)} must be a text of 1 to {EnvelopeId.LongestText} characters.");
        }

        return value;
    }

    private static void ReadSequence(ref Utf8JsonReader reader, ref Envelope envelope)
    {
        var value = -1L;
        var fits = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value);
        if (!fits && reader.TokenType != JsonTokenType.Null)
        {
            envelope.Blame($"sequence must be a whole number below 2^63, written in digits without quotes, point or exponent, not {Seen(ref reader)}.");
        }

        envelope.Sequence = fits ? value : -1;
    }

    private static void ReadWeight(ref Utf8JsonReader reader, ref Envelope envelope)
    {
        var value = 0.0;
        var fits = reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out value) && value > 0 && value <= 1e9;
        if (!fits && reader.TokenType != JsonTokenType.Null)
        {
            envelope.Blame($"weight must be a number above 0 and at most 1000000000 (1 divided by the probability with which the event was kept), not {Seen(ref reader)}.");
        }

        envelope.Weight = fits ? value : 1;
    }

    /// <summary>What stood there: a number as it was written, else its kind only.</summary>
    private static string Seen(ref Utf8JsonReader reader)
    {
        const int most = 40;
        return reader.TokenType switch
        {
            JsonTokenType.Number when reader.ValueSpan.Length <= most => Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.Number => "a number of so many digits",
            JsonTokenType.String => "a text",
            JsonTokenType.True or JsonTokenType.False => "true or false",
            _ => "a list or an object",
        };
    }
}
