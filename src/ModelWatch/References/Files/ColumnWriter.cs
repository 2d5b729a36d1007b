using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.References.Files;

/// <summary>One column of a chunk while it is filled, cell after cell.</summary>
internal sealed class ColumnWriter
{
    private readonly TableField _field;
    private readonly int _capacity;
    private readonly TextCodes _texts;
    private CellState[] _states = [];
    private TokenKind[] _kinds = [];
    private double[] _numbers = [];
    private byte[] _decimals = [];
    private bool _hasDecimals;
    private int[] _codes = [];
    private int[] _offsets = [];
    private readonly List<double> _items = [];
    private readonly List<int> _itemCodes = [];
    private int _count;

    public ColumnWriter(TableField field, int capacity)
    {
        (_field, _capacity) = (field, capacity);
        _texts = new TextCodes(field.Kind is CellKind.Category or CellKind.Outcome or CellKind.Truth or CellKind.Probabilities ? CanonicalText.Of : t => t);
        Start();
    }

    public TableField Field => _field;
    public int Count => _count;

    /// <summary>A cell without a value.</summary>
    public void Add(CellState state, TokenKind kind = TokenKind.None)
    {
        _codes[_count] = -1;
        Close(state, kind);
    }

    /// <summary>A number; one that is not finite is recorded as such.</summary>
    public void AddNumber(double value, TokenKind kind, byte decimals = WrittenDecimals.Unknown)
    {
        var finite = double.IsFinite(value);
        if (_field.Shape == ColumnShape.Number) _numbers[_count] = finite ? value : 0;
        if (_field.Shape == ColumnShape.Number && finite && decimals != WrittenDecimals.Unknown) SetDecimals(decimals);
        Add(finite ? CellState.Value : double.IsNaN(value) ? CellState.NotANumber : value > 0 ? CellState.PositiveInfinity : CellState.NegativeInfinity, kind);
    }

    /// <summary>A text in the given state: a value, or the raw token of a cell that is none.</summary>
    public void AddText(CellState state, TokenKind kind, ReadOnlySpan<byte> utf8)
    {
        _codes[_count] = _texts.CodeOf(utf8);
        Close(state, kind);
    }

    /// <inheritdoc cref="AddText(CellState, TokenKind, ReadOnlySpan{byte})"/>
    public void AddText(CellState state, TokenKind kind, string text)
    {
        _codes[_count] = _texts.CodeOf(text.AsSpan());
        Close(state, kind);
    }

    /// <summary>An item of the list that is being read; <see cref="AddList"/> ends it.</summary>
    public void Item(double value, string? name)
    {
        _items.Add(value);
        _itemCodes.Add(name is null ? -1 : _texts.CodeOf(name.AsSpan()));
    }

    /// <summary>Ends a list cell; where it does not fit, its items are taken back.</summary>
    public void AddList(bool fits, TokenKind kind)
    {
        if (!fits) DropItems();
        Add(fits ? CellState.Value : CellState.WrongKind, kind);
    }

    /// <summary>Takes back the items of an unfinished list.</summary>
    public void DropItems()
    {
        var from = _offsets[_count];
        _items.RemoveRange(from, _items.Count - from);
        _itemCodes.RemoveRange(from, _itemCodes.Count - from);
    }

    /// <summary>The filled column; the writer is empty afterwards.</summary>
    public Column Take()
    {
        var column = new Column(_field.ColumnName, _field.Shape)
        {
            States = Cut(_states, _count),
            Kinds = Cut(_kinds, _count),
            Numbers = _field.Shape == ColumnShape.Number ? Cut(_numbers, _count) : [],
            Decimals = _hasDecimals ? Cut(_decimals, _count) : [],
            Codes = Cut(_codes, _count),
            Offsets = _field.Shape == ColumnShape.List ? Cut(_offsets, _count + 1) : [],
            Items = [.. _items],
            ItemCodes = [.. _itemCodes],
            Dictionary = _texts.Take(),
        };
        Start();
        return column;
    }

    private void SetDecimals(byte decimals)
    {
        if (!_hasDecimals)
        {
            _decimals = new byte[_capacity];
            Array.Fill(_decimals, WrittenDecimals.Unknown);
            _hasDecimals = true;
        }

        _decimals[_count] = decimals;
    }

    private void Close(CellState state, TokenKind kind)
    {
        _states[_count] = state;
        _kinds[_count] = kind;
        _count++;
        if (_field.Shape == ColumnShape.List) _offsets[_count] = _items.Count;
    }

    private void Start()
    {
        _states = new CellState[_capacity];
        _kinds = new TokenKind[_capacity];
        _numbers = _field.Shape == ColumnShape.Number ? new double[_capacity] : [];
        _hasDecimals = false;
        _codes = new int[_capacity];
        _offsets = _field.Shape == ColumnShape.List ? new int[_capacity + 1] : [];
        _items.Clear();
        _itemCodes.Clear();
        _count = 0;
    }

    private static T[] Cut<T>(T[] values, int length)
    {
        Array.Resize(ref values, length);
        return values;
    }
}
