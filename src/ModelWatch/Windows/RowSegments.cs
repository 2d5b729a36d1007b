namespace ModelWatch.Windows;

/// <summary>The segments of each row of a group, as one text a row: names joined by U+001F. Equal sets share their text. Not thread safe.</summary>
internal sealed class RowSegments
{
    public const char Mark = '\u001F';
    private readonly string[] _texts;
    private readonly Dictionary<(string Before, string Name), string> _joined = [];

    public RowSegments(int rows)
    {
        _texts = new string[rows];
        Array.Fill(_texts, "");
    }

    public string this[int index] => _texts[index];

    /// <summary>The row falls into one more segment.</summary>
    public void Add(int index, string name)
    {
        var before = _texts[index];
        if (before.Length == 0)
        {
            _texts[index] = name;
            return;
        }

        if (!_joined.TryGetValue((before, name), out var text))
        {
            _joined[(before, name)] = text = before + Mark + name;
        }

        _texts[index] = text;
    }
}
