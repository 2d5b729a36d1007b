using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace ModelWatch.Intake;

/// <summary>Finds the end of a JSON text. Pure.</summary>
internal static class TextScan
{
    /// <summary>
    /// The length of the plain text that begins at <paramref name="at"/> (behind its quote) and ends before the next quote; -1 where it holds an
    /// escape, a control character or bytes that are no UTF-8, or does not end.
    /// </summary>
    public static int Plain(ReadOnlySpan<byte> json, int at)
    {
        var from = at;
        ref var first = ref MemoryMarshal.GetReference(json);
        while (at + Vector128<byte>.Count <= json.Length)
        {
            var bytes = Vector128.LoadUnsafe(ref first, (nuint)at);
            // Signed: control characters and all that is not ASCII are below a space.
            var odd = Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)0x20)).AsByte()
                | Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));
            if (odd != Vector128<byte>.Zero)
            {
                at += int.TrailingZeroCount((int)odd.ExtractMostSignificantBits());
                return json[at] == '"' ? at - from : PlainBeyondAscii(json, from, at);
            }

            at += Vector128<byte>.Count;
        }

        return PlainBeyondAscii(json, from, at);
    }

    /// <summary>Passes a text from its opening to behind its closing quote; false where it is no text of JSON.</summary>
    public static bool Skip(ReadOnlySpan<byte> json, ref int at)
    {
        for (at++; at < json.Length; at++)
        {
            at += Unremarkable(json[at..]);
            if (at >= json.Length)
            {
                return false;
            }

            if (json[at] == '"')
            {
                at++;
                return true;
            }

            if (json[at] < ' ' || !Escape(json, ref at))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>How many bytes come before the next quote, escape or control character.</summary>
    private static int Unremarkable(ReadOnlySpan<byte> json)
    {
        var length = json.IndexOfAny(Remarkable.Bytes);
        return length < 0 ? json.Length : length;
    }

    /// <summary>From the backslash to the last byte of the escape.</summary>
    private static bool Escape(ReadOnlySpan<byte> json, ref int at)
    {
        if (++at >= json.Length)
        {
            return false;
        }

        if (json[at] != 'u')
        {
            return "\"\\/bfnrt"u8.Contains(json[at]);
        }

        for (var digit = 0; digit < 4; digit++)
        {
            if (++at >= json.Length || !char.IsAsciiHexDigit((char)json[at]))
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int PlainBeyondAscii(ReadOnlySpan<byte> json, int from, int at)
    {
        var length = at - from + Unremarkable(json[at..]);
        return from + length < json.Length && json[from + length] == '"' && Utf8.IsValid(json.Slice(from, length)) ? length : -1;
    }

    private static class Remarkable
    {
        public static readonly System.Buffers.SearchValues<byte> Bytes =
            System.Buffers.SearchValues.Create([.. "\"\\"u8, .. Enumerable.Range(0, 0x20).Select(b => (byte)b)]);
    }
}
