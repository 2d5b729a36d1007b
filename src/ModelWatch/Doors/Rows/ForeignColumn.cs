namespace ModelWatch.Doors.Rows;

/// <summary>
/// One named part of a foreign body, cut into cells: a tensor, a column, a key of the rows. A row has <paramref name="width"/> cells, or as many
/// as the offsets say. A cell is a piece of JSON, or bare text where the format knows no kinds; an empty piece of JSON was not there.
/// </summary>
/// <param name="name">As the body calls it.</param>
/// <param name="cells">Row by row.</param>
/// <param name="width">Cells a row where there are no offsets.</param>
/// <param name="offsets">The first cell of each row, and the end; null when all rows are as wide.</param>
/// <param name="isText">Cells are bare text (CSV) and no JSON.</param>
internal sealed class ForeignColumn(string name, ReadOnlyMemory<byte>[] cells, int width, int[]? offsets = null, bool isText = false)
{
    /// <summary>The cell of a CSV that holds nothing and stood in no quotes: null, where an empty text is blank.</summary>
    public static readonly ReadOnlyMemory<byte> NullText = new byte[] { 0 };

    public string Name => name;

    public bool IsText => isText;

    public int Rows => offsets is { } o ? o.Length - 1 : width == 0 ? 0 : cells.Length / width;

    public ReadOnlySpan<ReadOnlyMemory<byte>> Row(int row) =>
        offsets is { } o ? cells.AsSpan(o[row], o[row + 1] - o[row]) : cells.AsSpan(row * width, width);

    /// <summary>The cells of every row, or -1 when the rows differ.</summary>
    public int Width
    {
        get
        {
            if (offsets is not { Length: > 1 } o) return width;
            for (var i = 2; i < o.Length; i++)
                if (o[i] - o[i - 1] != o[1] - o[0]) return -1;
            return o[1] - o[0];
        }
    }
}
