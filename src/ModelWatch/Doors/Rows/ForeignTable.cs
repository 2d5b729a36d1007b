namespace ModelWatch.Doors.Rows;

/// <summary>One side of a call, or a piece of a file, as rows of named columns.</summary>
internal sealed class ForeignTable(int rows)
{
    /// <summary>Cells of a body at most, so that a small body cannot claim a large table.</summary>
    public const int MostCells = 4_000_000;
    private readonly Dictionary<string, ForeignColumn> _columns = new(StringComparer.Ordinal);

    public int Rows => rows;

    /// <summary>In the order of the body.</summary>
    public IReadOnlyCollection<ForeignColumn> Columns => _columns.Values;

    /// <summary>The column whose elements may stand for the declared names in their order; null when columns have names of their own.</summary>
    public ForeignColumn? Positional { get; init; }

    /// <summary>Tensors that were refused by name, and why; what they would have filled is absent.</summary>
    public Dictionary<string, string> Broken { get; } = new(StringComparer.Ordinal);

    /// <summary>Single values of the body beside its rows, such as <c>model_version</c>, as JSON.</summary>
    public Dictionary<string, ReadOnlyMemory<byte>> Scalars { get; init; } = new(StringComparer.Ordinal);

    public void Add(ForeignColumn column)
    {
        if (!_columns.TryAdd(column.Name, column)) throw new ForeignFault($"{column.Name} occurs twice.");
    }

    public ForeignColumn? Find(string name) => _columns.GetValueOrDefault(name);
}
