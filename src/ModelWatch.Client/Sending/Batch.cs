using System.Text.Json;

namespace ModelWatch.Client.Sending;

/// <summary>Lines of one lane that go in one request. Not thread safe.</summary>
internal sealed class Batch(int mostLines, int mostBytes)
{
    /// <summary>The service takes no larger event.</summary>
    public const int LargestLine = 1024 * 1024;

    private readonly List<int> _ends = [];

    public BatchBuffer Bytes { get; } = new(Math.Min(mostBytes, 64 * 1024));

    public int Count => _ends.Count;

    public bool IsFull => Count >= mostLines || Bytes.Length >= mostBytes;

    public int Begin => Count == 0 ? 0 : _ends[^1];

    /// <summary>Keeps what was written since the last line; false where it is too large, and then it is gone.</summary>
    public bool EndLine()
    {
        if (Bytes.Length - Begin > LargestLine)
        {
            Bytes.CutTo(Begin);
            return false;
        }

        Bytes.Append((byte)'\n');
        _ends.Add(Bytes.Length);
        return true;
    }

    public ReadOnlyMemory<byte> Lines(int first, int count) => Bytes.Slice(first == 0 ? 0 : _ends[first - 1], _ends[first + count - 1]);

    /// <summary>The id of a line, for people.</summary>
    public string? IdOf(int line)
    {
        if (line < 0 || line >= Count)
        {
            return null;
        }

        var reader = new Utf8JsonReader(Lines(line, 1).Span);
        return reader.Read() && reader.Read() && reader.ValueTextEquals("id"u8) && reader.Read() ? reader.GetString() : null;
    }

    public void Clear()
    {
        _ends.Clear();
        Bytes.CutTo(0);
    }
}
