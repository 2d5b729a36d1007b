using ModelWatch.Journal;

namespace ModelWatch.Intake;

/// <summary>
/// One column while a body is read. A cell that nobody sets is absent and costs nothing; a row may be taken back. Used again for the next body.
/// Not thread safe.
/// </summary>
/// <param name="field">What the column holds.</param>
/// <param name="rows">The row of the batch, or null for a column that counts its own.</param>
internal sealed class ColumnBuilder(Field field, RowCursor? rows = null)
{
    private readonly RowCursor _rows = rows ?? new RowCursor();
    private readonly ColumnCells _cells = new(field.Shape);
    private readonly ColumnItems? _items = field.Shape == ColumnShape.List ? new ColumnItems() : null;
    private readonly ColumnTexts _texts = new();
    private bool _dropped;

    public Field Field { get; } = field;

    /// <summary>Adds a row in which the field is absent, to a column that counts its own rows.</summary>
    public void BeginRow() => _rows.Row++;

    /// <summary>Takes what was set in the newest row back.</summary>
    public void DropRow()
    {
        _cells.CutTo(_rows.Row);
        _items?.CutTo(_rows.Row);
        _dropped = true;
    }

    /// <summary>False where the newest row has been filled already.</summary>
    public bool IsOpen => _cells.Count <= _rows.Row;

    public void Set(CellState state, TokenKind kind) => _cells.Set(_rows.Row, state, kind);

    /// <param name="value">Any number; one that is not finite is recorded as such.</param>
    /// <param name="decimals">What it was written with, or <see cref="WrittenDecimals.Unknown"/>.</param>
    public void SetNumber(double value, byte decimals)
    {
        if (double.IsFinite(value))
        {
            _cells.SetNumber(_rows.Row, value, decimals);
        }
        else
        {
            Set(double.IsNaN(value) ? CellState.NotANumber : value > 0 ? CellState.PositiveInfinity : CellState.NegativeInfinity, TokenKind.Number);
        }
    }

    public void SetText(CellState state, TokenKind kind, string text)
    {
        var code = _texts.CodeOf(text);
        _cells.SetCode(_rows.Row, code == _texts.Surplus ? CellState.WrongKind : state, kind, code);
    }

    /// <summary>Sets a text that the column has met before, by its bytes; false where it has not.</summary>
    public bool TrySetKnown(TokenKind kind, ReadOnlySpan<byte> text, ulong hash)
    {
        if (!_texts.TryFind(text, hash, out var state, out var code))
        {
            return false;
        }

        _cells.SetCode(_rows.Row, code == _texts.Surplus && code >= 0 ? CellState.WrongKind : state, kind, code);
        return true;
    }

    /// <summary>Remembers what a text turned out to be, and sets it.</summary>
    public void Learn(TokenKind kind, ReadOnlySpan<byte> text, ulong hash, KnownText known)
    {
        _texts.Learn(text, hash, known);
        TrySetKnown(kind, text, hash);
    }

    public void AddItem(double value, string? name) => _items!.Add(_rows.Row, value, name is null ? -1 : _texts.CodeOf(name));

    /// <summary>Takes the items of the newest row back, with their names: its list was not of the declared kind after all.</summary>
    public void ClearItems()
    {
        _items!.CutTo(_rows.Row);
        _dropped = true;
    }

    /// <summary>The column of a builder that counts its own rows.</summary>
    public Column Build() => Build(_rows.Row + 1);

    /// <summary>The column of that many rows.</summary>
    public Column Build(int count)
    {
        var isNumber = Field.Shape == ColumnShape.Number;
        var (codes, itemCodes, dictionary) = (_cells.Codes(count), _items?.Codes ?? [], _texts.Dictionary);
        if (_dropped && dictionary.Length > 0)
        {
            (codes, itemCodes, dictionary) = UsedTexts.Of(codes, itemCodes, dictionary);
        }

        return new Column(Field.ColumnName, Field.Shape)
        {
            States = _cells.States(count),
            Kinds = _cells.Kinds(count),
            Numbers = isNumber ? _cells.Numbers(count) : [],
            Decimals = isNumber ? _cells.Decimals(count) : [],
            Codes = codes,
            Offsets = _items?.Offsets(count) ?? [],
            Items = _items?.Values ?? [],
            ItemCodes = itemCodes,
            Dictionary = dictionary,
        };
    }

    /// <summary>Begins the next batch. Texts are remembered where they may be.</summary>
    public void Clear()
    {
        _cells.Clear();
        _items?.Clear();
        _texts.Clear(Field.Masked);
        _dropped = false;
    }
}
