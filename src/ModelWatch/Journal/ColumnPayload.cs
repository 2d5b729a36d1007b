namespace ModelWatch.Journal;

/// <summary>A column in the payload of an entry. Spools and references have a form of their own (<see cref="ColumnCodec"/>), which is part of digests.</summary>
internal static class ColumnPayload
{
    /// <summary>Space that the arrays need at most; texts may need more.</summary>
    public static int Expected(Column column) =>
        128 + 2 * column.States.Length + 9 * column.Numbers.Length + 4 * (column.Codes.Length + column.Offsets.Length + column.ItemCodes.Length)
        + 8 * column.Items.Length + 24 * column.Dictionary.Length;

    public static void Write(ref PayloadWriter to, Column column)
    {
        to.Text(column.Name);
        to.Byte((byte)column.Shape);
        to.Array<CellState>(column.States);
        to.Array<TokenKind>(column.Kinds);
        PackedColumn.WriteNumbers(ref to, column.Numbers, column.Decimals);
        PackedColumn.WriteCodes(ref to, column.Codes);
        to.Array<int>(column.Offsets);
        to.Array<double>(column.Items);
        to.Array<int>(column.ItemCodes);
        to.Texts(column.Dictionary);
        to.Array<byte>(column.Decimals);
    }

    public static Column Read(ref PayloadReader from) => new(from.Text(), (ColumnShape)from.Byte())
    {
        States = from.Array<CellState>(),
        Kinds = from.Array<TokenKind>(),
        Numbers = PackedColumn.ReadNumbers(ref from),
        Codes = PackedColumn.ReadCodes(ref from),
        Offsets = from.Array<int>(),
        Items = from.Array<double>(),
        ItemCodes = from.Array<int>(),
        Dictionary = from.Texts(),
        Decimals = from.Array<byte>(),
    };
}
