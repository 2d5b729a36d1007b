using ModelWatch.Journal;

namespace ModelWatch.Intake;

/// <summary>
/// The dictionary of a column while a body is read. A body may bring so many different texts; one more is counted as a value of the wrong kind
/// under a text that says so. Not thread safe.
/// </summary>
internal sealed class ColumnTexts
{
    private const int FewestKept = 1024;
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _codeOf = [];
    private readonly TextTable _known = new();

    /// <summary>The code of the text that stands for those beyond the limit; -1 while there are none.</summary>
    public int Surplus { get; private set; } = -1;

    public string[] Dictionary => _texts.Count == 0 ? [] : [.. _texts];

    public int CodeOf(string text)
    {
        if (_codeOf.TryGetValue(text, out var code))
        {
            return code;
        }

        if (_texts.Count >= IntakeLimits.MostTexts)
        {
            return Surplus >= 0 ? Surplus : Surplus = Add(IntakeLimits.SurplusText);
        }

        return Add(text);
    }

    public bool TryFind(ReadOnlySpan<byte> text, ulong hash, out CellState state, out int code)
    {
        var at = _known.Find(text, hash);
        if (at < 0)
        {
            (state, code) = (default, -1);
            return false;
        }

        var known = _known[at];
        state = known.State;
        if (!_known.TryCode(at, out code))
        {
            code = known.Shown is { } shown ? CodeOf(shown) : -1;
            _known.SetCode(at, code);
        }

        return true;
    }

    public void Learn(ReadOnlySpan<byte> text, ulong hash, KnownText known) => _known.Add(text, hash, known);

    /// <param name="forget">Whether the texts must not be remembered.</param>
    public void Clear(bool forget)
    {
        _known.Begin(forget);
        Surplus = -1;
        if (_texts.Count > 0)
        {
            var grown = _texts.Count > FewestKept;
            _texts.Clear();
            _codeOf.Clear();
            if (grown)
            {
                _texts.TrimExcess();
                _codeOf.TrimExcess();
            }
        }
    }

    private int Add(string text)
    {
        _codeOf[text] = _texts.Count;
        _texts.Add(text);
        return _texts.Count - 1;
    }
}
