using ModelWatch.Journal;

namespace ModelWatch.References;

/// <summary>Gathers chosen rows of the chunks of a column into one column. Tokens that are no value of the kind are not kept. Not thread safe.</summary>
internal sealed class ColumnGather(string name)
{
    private readonly List<CellState> _states = [];
    private readonly List<TokenKind> _kinds = [];
    private readonly List<double> _numbers = [];
    private readonly List<int> _codes = [];
    private readonly List<int> _offsets = [0];
    private readonly List<double> _items = [];
    private readonly List<int> _itemCodes = [];
    private readonly List<string> _dictionary = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private ColumnShape _shape;

    public void Add(Column column, int row)
    {
        _shape = column.Shape;
        _states.Add(column.States[row]);
        _kinds.Add(column.Kinds[row]);
        _codes.Add(column.States[row] == CellState.Value ? Code(column, column.Codes[row]) : -1);
        if (_shape == ColumnShape.Number)
            _numbers.Add(column.Numbers[row]);
        if (_shape == ColumnShape.List)
            AddItems(column, row);
    }

    public Column ToColumn() => new(name, _shape)
    {
        States = [.. _states],
        Kinds = [.. _kinds],
        Numbers = [.. _numbers],
        Codes = [.. _codes],
        Offsets = _shape == ColumnShape.List ? [.. _offsets] : [],
        Items = [.. _items],
        ItemCodes = [.. _itemCodes],
        Dictionary = [.. _dictionary],
    };

    private void AddItems(Column column, int row)
    {
        for (var i = column.Offsets[row]; i < column.Offsets[row + 1]; i++)
        {
            _items.Add(column.Items[i]);
            _itemCodes.Add(Code(column, column.ItemCodes[i]));
        }

        _offsets.Add(_items.Count);
    }

    private int Code(Column column, int code)
    {
        if (code < 0)
            return -1;
        var text = column.Dictionary[code];
        if (_places.TryGetValue(text, out var place))
            return place;
        _places[text] = _dictionary.Count;
        _dictionary.Add(text);
        return _dictionary.Count - 1;
    }
}
