using System.Text;

namespace ModelWatch.References.Files;

/// <summary>
/// The dictionary of a column while it is filled. A text that came before costs one look-up and no allocation.
/// </summary>
internal sealed class TextCodes
{
    private const int OnStack = 256;
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _byRaw = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _find;
    private readonly Func<string, string> _form;

    /// <param name="form">The form in which a raw text is stored, such as its canonical one.</param>
    public TextCodes(Func<string, string> form)
    {
        _form = form;
        _find = _byRaw.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The stored text of a code.</summary>
    public string this[int code] => _texts[code];

    public int CodeOf(ReadOnlySpan<byte> utf8)
    {
        Span<char> stack = stackalloc char[OnStack];
        var chars = utf8.Length <= OnStack ? stack : new char[utf8.Length];
        var length = Encoding.UTF8.GetChars(utf8, chars);
        return CodeOf((ReadOnlySpan<char>)chars[..length]);
    }

    public int CodeOf(ReadOnlySpan<char> raw)
    {
        if (_find.TryGetValue(raw, out var code)) return code;
        var text = raw.ToString();
        var stored = _form(text);
        if (!_byText.TryGetValue(stored, out code))
        {
            code = _texts.Count;
            _texts.Add(stored);
            _byText.Add(stored, code);
        }

        _byRaw.Add(text, code);
        return code;
    }

    /// <summary>Takes the dictionary and starts an empty one.</summary>
    public string[] Take()
    {
        string[] taken = [.. _texts];
        _texts.Clear();
        _byRaw.Clear();
        _byText.Clear();
        return taken;
    }
}
