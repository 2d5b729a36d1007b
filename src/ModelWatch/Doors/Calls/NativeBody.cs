using System.Buffers;

namespace ModelWatch.Doors.Calls;

/// <summary>A native body while a door writes it: a line an event, and where each came from.</summary>
internal sealed class NativeBody
{
    /// <summary>Names are repeated in every line, so a small foreign body may grow; beyond this it is refused.</summary>
    public const int Largest = 96 * 1024 * 1024;
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    /// <summary>The index in the foreign body of each line.</summary>
    public List<int> Indices { get; } = [];

    /// <summary>The row within its call of each line; -1 where the call has only one.</summary>
    public List<int> Rows { get; } = [];

    /// <summary>Some times named no zone.</summary>
    public bool HasLocalTimes { get; set; }

    public IBufferWriter<byte> Writer => _bytes;

    public void EndLine(int index, int row)
    {
        _bytes.Write("\n"u8);
        Indices.Add(index);
        Rows.Add(row);
        if (_bytes.WrittenCount > Largest) throw new ForeignFault($"its rows need more than {Largest / (1024 * 1024)} MiB as native events: send it in parts.");
    }

    /// <summary>Adds a line that is native already. Line breaks inside it are blanks to JSON.</summary>
    public void AddLine(ReadOnlySpan<byte> json, int index)
    {
        var to = _bytes.GetSpan(json.Length)[..json.Length];
        json.CopyTo(to);
        to.Replace((byte)'\n', (byte)' ');
        _bytes.Advance(json.Length);
        EndLine(index, -1);
    }
}
