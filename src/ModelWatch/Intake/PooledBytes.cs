using System.Buffers;

namespace ModelWatch.Intake;

/// <summary>Bytes that grow in a borrowed array and are given back with it. Not thread safe; nobody may hold them after the disposal.</summary>
internal sealed class PooledBytes(int expected) : IDisposable
{
    private const int Smallest = 4096;
    private const int LargestExpected = 1024 * 1024;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Math.Clamp(expected, Smallest, LargestExpected));

    public int Count { get; private set; }

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Count);

    /// <summary>Room for at least one more byte.</summary>
    public Memory<byte> Room()
    {
        if (Count == _bytes.Length)
        {
            Reserve(1);
        }

        return _bytes.AsMemory(Count);
    }

    public void Advance(int count) => Count += count;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Count));
        Count += bytes.Length;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Count = 0;
    }

    private void Reserve(int more)
    {
        if (Count + more <= _bytes.Length)
        {
            return;
        }

        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(Count + more, _bytes.Length * 2));
        _bytes.AsSpan(0, Count).CopyTo(grown);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = grown;
    }
}
