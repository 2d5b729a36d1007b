using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>
/// A hash of an event's content as received: white space and the order of keys do not matter, everything else does. It tells a repeat
/// from a conflict; nobody is harmed by a collision, so it need not be cryptographic. An object is the sum of its members, each hashed with
/// its name, so that a walk may add them up as it meets them.
/// </summary>
internal static class ContentHash
{
    private const int Short = 16;
    private const ulong A = 0x9E3779B97F4A7C15, B = 0xD6E8FEB86659FD93, C = 0xA0761D6478BD642F, D = 0xE7037ED1A0B428DB;
    private static readonly UInt128 Root = Name("event"u8);
    private static readonly UInt128 Item = Name("item"u8);

    /// <summary>The key of a member's name, as its characters are without escapes.</summary>
    public static UInt128 Name(ReadOnlySpan<byte> utf8) => XxHash128.HashToUInt128(utf8);

    /// <summary>The hash of one JSON value. The text must have been parsed before.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> json) => Of(Root, json);

    /// <summary>The hash of a value under the key of its name.</summary>
    public static UInt128 Of(UInt128 key, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonCheck.Deepest });
        reader.Read();
        return OfValue(key, ref reader);
    }

    /// <summary>The hash of an event from the sum of its members.</summary>
    public static UInt128 OfEvent(UInt128 members) => Composite(Root, JsonKind.Object, members);

    /// <summary>The hash of an object under a key from the sum of its members, or of an array from its chain.</summary>
    public static UInt128 Composite(UInt128 key, JsonKind kind, UInt128 inner) => Mix(key, (ulong)inner, (ulong)(inner >> 64), (ulong)kind << 56);

    /// <summary>The hash of a text, number or literal under the key of its name, from its bytes without quotes and escapes.</summary>
    public static UInt128 Scalar(UInt128 key, JsonKind kind, ReadOnlySpan<byte> bytes)
    {
        var length = bytes.Length;
        var tag = ((ulong)kind << 56) | (uint)length;
        if (length > Short)
        {
            var whole = XxHash128.HashToUInt128(bytes);
            return Mix(key, (ulong)whole, (ulong)(whole >> 64), tag);
        }

        if (length >= 8)
            return Mix(key, BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[(length - 8)..]), tag);
        if (length >= 4)
            return Mix(key, BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[(length - 4)..]), tag);
        return Mix(key, length == 0 ? 0 : bytes[0] | ((ulong)bytes[length >> 1] << 8) | ((ulong)bytes[length - 1] << 16), 0, tag);
    }

    /// <summary>Two products of 64 times 64 bits, each folded; the length and the kind are in the tag.</summary>
    private static UInt128 Mix(UInt128 key, ulong first, ulong second, ulong tag)
    {
        var (low, high) = ((ulong)key, (ulong)(key >> 64));
        return new UInt128(Fold(first ^ C ^ high, second ^ D ^ low ^ tag), Fold(first ^ A ^ low ^ tag, second ^ B ^ high));
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }

    private static UInt128 OfValue(UInt128 key, ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => OfObject(key, ref reader),
        JsonTokenType.StartArray => OfArray(key, ref reader),
        JsonTokenType.String => OfText(key, ref reader),
        JsonTokenType.Number => Scalar(key, JsonKind.Number, reader.ValueSpan),
        JsonTokenType.True => Scalar(key, JsonKind.True, []),
        JsonTokenType.False => Scalar(key, JsonKind.False, []),
        _ => Scalar(key, JsonKind.Null, []),
    };

    private static UInt128 OfObject(UInt128 key, ref Utf8JsonReader reader)
    {
        UInt128 sum = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.ValueIsEscaped ? Name(Encoding.UTF8.GetBytes(JsonText.Of(ref reader))) : Name(reader.ValueSpan);
            reader.Read();
            sum += OfValue(name, ref reader);
        }

        return Composite(key, JsonKind.Object, sum);
    }

    private static UInt128 OfArray(UInt128 key, ref Utf8JsonReader reader)
    {
        var chain = Item;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            chain = OfValue(chain, ref reader);
        }

        return Composite(key, JsonKind.Array, chain);
    }

    private static UInt128 OfText(UInt128 key, ref Utf8JsonReader reader) =>
        Scalar(key, JsonKind.Text, reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(JsonText.Of(ref reader)) : reader.ValueSpan);
}
