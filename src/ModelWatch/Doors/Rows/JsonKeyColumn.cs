namespace ModelWatch.Doors.Rows;

/// <summary>The values of one key while the rows are read; rows without the key have no cells.</summary>
internal sealed class JsonKeyColumn
{
    private readonly List<int> _offsets = [];

    public List<ReadOnlyMemory<byte>> Cells { get; } = [];

    /// <summary>The last row that had the key, or -1.</summary>
    public int Row => _offsets.Count - 1;

    /// <summary>Opens a row; what is added to <see cref="Cells"/> from now on is its.</summary>
    public void Begin(int row)
    {
        while (_offsets.Count <= row) _offsets.Add(Cells.Count);
    }

    public ForeignColumn Build(string name, int rows)
    {
        while (_offsets.Count <= rows) _offsets.Add(Cells.Count);
        return new ForeignColumn(name, [.. Cells], 0, [.. _offsets]);
    }
}
