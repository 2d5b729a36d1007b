using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>
/// A hash of an event's content as received: white space and the order of keys do not matter, everything else does. It tells a repeat
/// from a conflict; nobody is harmed by a collision, so it need not be cryptographic.
/// </summary>
internal static class ContentHash
{
    /// <summary>The hash of one JSON value. The text must have been parsed before.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return OfValue(ref reader);
    }

    private static UInt128 OfValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => OfObject(ref reader),
        JsonTokenType.StartArray => OfArray(ref reader),
        _ => OfScalar(ref reader),
    };

    /// <summary>A sum over the members, so that their order does not matter.</summary>
    private static UInt128 OfObject(ref Utf8JsonReader reader)
    {
        var sum = (UInt128)1;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = OfScalar(ref reader);
            reader.Read();
            sum += Combine(name, OfValue(ref reader));
        }

        return Combine(2, sum);
    }

    private static UInt128 OfArray(ref Utf8JsonReader reader)
    {
        var chain = (UInt128)3;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            chain = Combine(chain, OfValue(ref reader));
        }

        return Combine(4, chain);
    }

    private static UInt128 OfScalar(ref Utf8JsonReader reader)
    {
        var kind = reader.TokenType == JsonTokenType.PropertyName ? JsonTokenType.String : reader.TokenType;
        var hash = reader.ValueIsEscaped
            ? XxHash128.HashToUInt128(Encoding.UTF8.GetBytes(JsonText.Of(ref reader)), (long)kind)
            : XxHash128.HashToUInt128(reader.ValueSpan, (long)kind);
        return hash;
    }

    private static UInt128 Combine(UInt128 left, UInt128 right)
    {
        Span<UInt128> pair = [left, right];
        return XxHash128.HashToUInt128(System.Runtime.InteropServices.MemoryMarshal.AsBytes(pair));
    }
}
