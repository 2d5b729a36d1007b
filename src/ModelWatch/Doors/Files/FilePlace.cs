namespace ModelWatch.Doors.Files;

/// <summary>How far a file has been read.</summary>
/// <param name="Head">Its first bytes when reading began.</param>
/// <param name="Offset">Bytes read (rows, of a Parquet file).</param>
/// <param name="Row">Records read.</param>
internal sealed record FilePlace(FileHead Head, long Offset, long Row)
{
    /// <summary>Stands for the file in ids of rows without one: it stays while the file only grows.</summary>
    public string Origin { get; init; } = Head.Origin;
}
