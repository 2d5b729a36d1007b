using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelWatch.Client.Buffering;

/// <summary>Reads what <see cref="RecordWriter"/> wrote.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> from)
{
    private readonly ReadOnlySpan<byte> _from = from;
    private int _at;

    public T Read<T>()
        where T : unmanaged
    {
        var value = MemoryMarshal.Read<T>(_from[_at..]);
        _at += Unsafe.SizeOf<T>();
        return value;
    }

    /// <summary>UTF-8 of a text.</summary>
    public ReadOnlySpan<byte> ReadText()
    {
        var length = Read<int>();
        var text = _from.Slice(_at, length);
        _at += length;
        return text;
    }
}
