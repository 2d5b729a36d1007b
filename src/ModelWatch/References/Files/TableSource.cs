namespace ModelWatch.References.Files;

/// <summary>
/// A table that is read once, from front to back, in bounded memory. Faults of the file are <see cref="TableFault"/>s.
/// </summary>
internal abstract class TableSource : IDisposable
{
    /// <summary>Rows of a chunk, except the last.</summary>
    public const int ChunkRows = 4096;

    /// <summary>Names of the file's columns, in its order; null where they are known only after the last row (NDJSON).</summary>
    public abstract IReadOnlyList<string>? Names { get; }

    /// <summary>True where the format says of each value whether it is a number, a text or a truth value.</summary>
    public abstract bool HasKinds { get; }

    /// <summary>The encoding that the text was decoded from because it was named; null for UTF-8 and for Parquet.</summary>
    public string? DecodedFrom { get; set; }

    /// <summary>Reads all rows. A field that the file lacks is absent in every row.</summary>
    public abstract IEnumerable<TableChunk> Read(IReadOnlyList<TableField> fields);

    public abstract void Dispose();
}
