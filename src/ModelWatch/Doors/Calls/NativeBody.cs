using System.Buffers;

namespace ModelWatch.Doors.Calls;

/// <summary>A native body while a door writes it: a line an event, and where each came from.</summary>
/// <param name="largest">Bytes; beyond them a call is refused.</param>
internal sealed class NativeBody(int largest = NativeBody.Largest)
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

    /// <summary>Cells that were left behind, because no plan declares them.</summary>
    public long Undeclared { get; set; }

    public IBufferWriter<byte> Writer => _bytes;

    /// <summary>Where the body stands, for <see cref="Return"/>.</summary>
    public (int Bytes, int Lines) Place => (_bytes.WrittenCount, Indices.Count);

    /// <summary>Takes back what was written since: of a call that is refused nothing stays.</summary>
    public void Return((int Bytes, int Lines) place)
    {
        var kept = _bytes.WrittenSpan[..place.Bytes].ToArray();
        _bytes.ResetWrittenCount();
        _bytes.Write(kept);
        Indices.RemoveRange(place.Lines, Indices.Count - place.Lines);
        Rows.RemoveRange(place.Lines, Rows.Count - place.Lines);
    }

    /// <exception cref="ForeignFault">The body is too large; the writer returns to where its call began.</exception>
    public void EndLine(int index, int row)
    {
        _bytes.Write("\n"u8);
        Indices.Add(index);
        Rows.Add(row);
        if (_bytes.WrittenCount > largest) throw new ForeignFault($"its rows need more than {largest / (1024 * 1024)} MiB as native events: send it in parts.");
    }

    /// <summary>Adds a line that is native already. Line breaks inside it are blanks to JSON.</summary>
    public void AddLine(ReadOnlySpan<byte> json, int index)
    {
        var before = Place;
        var to = _bytes.GetSpan(json.Length)[..json.Length];
        json.CopyTo(to);
        to.Replace((byte)'\n', (byte)' ');
        _bytes.Advance(json.Length);
        try
        {
            EndLine(index, -1);
        }
        catch (ForeignFault)
        {
            Return(before);
            throw;
        }
    }
}
