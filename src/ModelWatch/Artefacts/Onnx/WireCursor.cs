namespace ModelWatch.Artefacts.Onnx;

/// <summary>Walks the fields of one protobuf message without copying. Every length is checked against the bytes that are there.</summary>
/// <remarks>Own code because the file is untrusted: nothing is allocated from a declared length, and depth is the caller's to bound.</remarks>
internal ref struct WireCursor(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    public int Field { get; private set; }

    /// <summary>The value of a varint field, else 0.</summary>
    public ulong Number { get; private set; }

    /// <summary>The content of a length-delimited field, else empty.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>Moves to the next field; false at the end.</summary>
    /// <exception cref="InvalidDataException">The bytes are no protobuf message.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty)
            return false;
        var tag = Varint();
        if (tag >> 3 is 0 or > 536_870_911)
            throw new InvalidDataException("a field has no valid number");
        Field = (int)(tag >> 3);
        Number = 0;
        Content = default;
        switch (tag & 7)
        {
            case 0: Number = Varint(); break;
            case 1: Content = Take(8); break;
            case 2: Content = Take(Varint()); break;
            case 5: Content = Take(4); break;
            default: throw new InvalidDataException("a field has a type that protobuf 3 does not write");
        }

        return true;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var i = 0; i < 10; i++)
        {
            if (i >= _rest.Length)
                throw new InvalidDataException("it ends within a number");
            value |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw new InvalidDataException("a number is longer than ten bytes");
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
            throw new InvalidDataException($"a field says {length} bytes where {_rest.Length} are left");
        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
