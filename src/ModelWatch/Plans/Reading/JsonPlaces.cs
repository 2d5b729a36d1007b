using System.Text;

namespace ModelWatch.Plans.Reading;

/// <summary>
/// Lines and columns (from 1, in characters) of byte offsets that are asked for in ascending order: each byte is looked at once.
/// Not thread safe.
/// </summary>
internal sealed class JsonPlaces(byte[] bytes)
{
    private int _at;
    private int _line = 1;
    private int _column = 1;

    public (int Line, int Column) Of(int offset)
    {
        for (; _at < offset && _at < bytes.Length; _at++)
        {
            var b = bytes[_at];
            if (b == (byte)'\n') (_line, _column) = (_line + 1, 1);
            else if (b >= 0xF0) _column += 2;
            else if (b is < 0x80 or >= 0xC0) _column++;
        }

        return (_line, _column);
    }

    /// <summary>The column of a byte position in a line counted from 0.</summary>
    public static int Column(byte[] bytes, int line, int position)
    {
        var start = 0;
        for (var i = 0; i < line; i++)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            if (end < 0) break;
            start = end + 1;
        }

        return Encoding.UTF8.GetCharCount(bytes.AsSpan(start, Math.Min(position, bytes.Length - start))) + 1;
    }
}
