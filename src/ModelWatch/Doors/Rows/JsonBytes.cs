using System.Buffers;
using System.Text;

namespace ModelWatch.Doors.Rows;

/// <summary>Writes JSON texts from raw bytes. Bytes that are no UTF-8 go through untouched: the native reader counts them, and nobody mends them before.</summary>
internal static class JsonBytes
{
    public static void WriteText(IBufferWriter<byte> to, ReadOnlySpan<byte> text)
    {
        to.Write("\""u8);
        while (true)
        {
            var stop = FirstSpecial(text);
            to.Write(text[..stop]);
            if (stop == text.Length) break;
            WriteEscaped(to, text[stop]);
            text = text[(stop + 1)..];
        }

        to.Write("\""u8);
    }

    public static void WriteText(IBufferWriter<byte> to, string text) => WriteText(to, Encoding.UTF8.GetBytes(text));

    private static int FirstSpecial(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] < 0x20 || text[i] is (byte)'"' or (byte)'\\') return i;
        return text.Length;
    }

    private static void WriteEscaped(IBufferWriter<byte> to, byte value)
    {
        if (value is (byte)'"' or (byte)'\\') to.Write([(byte)'\\', value]);
        else to.Write(Encoding.ASCII.GetBytes($"\\u{(int)value:x4}"));
    }
}
