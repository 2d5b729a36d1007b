using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Windows;

/// <summary>Builds the column of one output from stored predictions. Not thread safe.</summary>
internal sealed class OutputColumn(OutputPlan output)
{
    private readonly ColumnShape _shape = output.Kind switch
    {
        OutputKind.Probability or OutputKind.Number => ColumnShape.Number,
        OutputKind.Class => ColumnShape.Text,
        _ => ColumnShape.List,
    };

    private readonly List<CellState> _states = [];
    private readonly List<double> _numbers = [];
    private readonly List<int> _codes = [];
    private readonly List<int> _offsets = [0];
    private readonly List<double> _items = [];
    private readonly List<int> _itemCodes = [];
    private readonly Dictionary<string, int> _dictionary = [];

    /// <summary>Takes the next cell that <see cref="PredictionCodec"/> wrote for this output.</summary>
    public void Read(BinaryReader from)
    {
        var state = (CellState)from.ReadByte();
        _states.Add(state);
        _numbers.Add(state == CellState.Value && _shape == ColumnShape.Number ? from.ReadDouble() : 0);
        _codes.Add(state == CellState.Value && _shape == ColumnShape.Text ? CodeOf(from.ReadString()) : -1);
        for (var left = state == CellState.Value && _shape == ColumnShape.List ? from.ReadInt32() : 0; left > 0; left--)
        {
            _items.Add(from.ReadDouble());
            var name = from.ReadString();
            _itemCodes.Add(name.Length == 0 ? -1 : CodeOf(name));
        }

        _offsets.Add(_items.Count);
    }

    public Column Build() => new(output.Subject, _shape)
    {
        States = [.. _states],
        Kinds = new TokenKind[_states.Count],
        Numbers = [.. _numbers],
        Codes = [.. _codes],
        Offsets = [.. _offsets],
        Items = [.. _items],
        ItemCodes = [.. _itemCodes],
        Dictionary = [.. _dictionary.Keys],
    };

    private int CodeOf(string text)
    {
        if (!_dictionary.TryGetValue(text, out var code))
        {
            code = _dictionary.Count;
            _dictionary.Add(text, code);
        }

        return code;
    }
}
