using ModelWatch.Journal;

namespace ModelWatch.Intake;

/// <summary>One column while a body is read. A row is begun absent, and may be filled once; a refused row is taken back.</summary>
internal sealed class ColumnBuilder(Field field)
{
    private readonly List<CellState> _states = [];
    private readonly List<TokenKind> _kinds = [];
    private readonly List<double> _numbers = [];
    private readonly List<byte> _decimals = [];
    private readonly List<int> _codes = [];
    private readonly List<int> _offsets = [0];
    private readonly List<double> _items = [];
    private readonly List<int> _itemCodes = [];
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _codeOf = [];

    public Field Field { get; } = field;

    /// <summary>Adds a row in which the field is absent.</summary>
    public void BeginRow()
    {
        _states.Add(CellState.Absent);
        _kinds.Add(TokenKind.None);
        _numbers.Add(0);
        _decimals.Add(WrittenDecimals.Unknown);
        _codes.Add(-1);
        _offsets.Add(_items.Count);
    }

    /// <summary>Takes the newest row back.</summary>
    public void DropRow()
    {
        _states.RemoveAt(_states.Count - 1);
        _kinds.RemoveAt(_kinds.Count - 1);
        _numbers.RemoveAt(_numbers.Count - 1);
        _decimals.RemoveAt(_decimals.Count - 1);
        _codes.RemoveAt(_codes.Count - 1);
        _offsets.RemoveAt(_offsets.Count - 1);
        _items.RemoveRange(_offsets[^1], _items.Count - _offsets[^1]);
        _itemCodes.RemoveRange(_offsets[^1], _itemCodes.Count - _offsets[^1]);
    }

    /// <summary>False where the newest row has been filled already.</summary>
    public bool IsOpen => _states[^1] == CellState.Absent;

    public void Set(CellState state, TokenKind kind)
    {
        _states[^1] = state;
        _kinds[^1] = kind;
    }

    /// <param name="value">Any number; one that is not finite is recorded as such.</param>
    /// <param name="decimals">What it was written with, or <see cref="WrittenDecimals.Unknown"/>.</param>
    public void SetNumber(double value, byte decimals)
    {
        Set(NumberState(value), TokenKind.Number);
        _numbers[^1] = double.IsFinite(value) ? value : 0;
        _decimals[^1] = double.IsFinite(value) ? decimals : WrittenDecimals.Unknown;
    }

    public void SetText(CellState state, TokenKind kind, string text)
    {
        Set(state, kind);
        _codes[^1] = CodeOf(text);
    }

    public void AddItem(double value, string? name)
    {
        _items.Add(value);
        _itemCodes.Add(name is null ? -1 : CodeOf(name));
        _offsets[^1] = _items.Count;
    }

    /// <summary>Takes the items of the newest row back: its list was not of the declared kind after all.</summary>
    public void ClearItems()
    {
        _items.RemoveRange(_offsets[^2], _items.Count - _offsets[^2]);
        _itemCodes.RemoveRange(_offsets[^2], _itemCodes.Count - _offsets[^2]);
        _offsets[^1] = _items.Count;
    }

    public Column Build() => new(Field.ColumnName, Field.Shape)
    {
        States = [.. _states],
        Kinds = [.. _kinds],
        Numbers = Field.Shape == ColumnShape.Number ? [.. _numbers] : [],
        Decimals = Field.Shape == ColumnShape.Number && _decimals.Exists(d => d != WrittenDecimals.Unknown) ? [.. _decimals] : [],
        Codes = [.. _codes],
        Offsets = Field.Shape == ColumnShape.List ? [.. _offsets] : [],
        Items = [.. _items],
        ItemCodes = [.. _itemCodes],
        Dictionary = [.. _texts],
    };

    private static CellState NumberState(double value) =>
        double.IsFinite(value) ? CellState.Value
        : double.IsNaN(value) ? CellState.NotANumber
        : value > 0 ? CellState.PositiveInfinity : CellState.NegativeInfinity;

    private int CodeOf(string text)
    {
        if (!_codeOf.TryGetValue(text, out var code))
        {
            code = _texts.Count;
            _texts.Add(text);
            _codeOf.Add(text, code);
        }

        return code;
    }
}
