using System.Runtime.CompilerServices;

namespace ModelWatch.Intake;

/// <summary>
/// Finds where one JSON value ends and how deep it goes, without exceptions, so that a body of a million broken lines costs a million looks.
/// Texts may hold bytes that are no UTF-8; what they mean is judged where they are read.
/// </summary>
internal ref struct JsonCheck
{
    /// <summary>How deep a value may go before the body cannot be read any more.</summary>
    public const int Deepest = 1024;

    private readonly ReadOnlySpan<byte> _json;
    private Nesting _open;
    private int _at;
    private int _level;
    private int _depth;

    private JsonCheck(ReadOnlySpan<byte> json, int at)
    {
        _json = json;
        _at = at;
    }

    /// <summary>Checks the value at <paramref name="at"/>, which is left behind it, or where it does not fit.</summary>
    /// <param name="json">The body.</param>
    /// <param name="at">The value's first byte, or white space before it.</param>
    /// <param name="depth">Objects and arrays within each other, 0 for a scalar.</param>
    /// <returns>Whether it is one whole JSON value of at most <see cref="Deepest"/> levels.</returns>
    public static bool Value(ReadOnlySpan<byte> json, ref int at, out int depth)
    {
        var check = new JsonCheck(json, at);
        var fits = check.Run();
        (at, depth) = (check._at, check._depth);
        return fits;
    }

    /// <summary>Passes white space of JSON.</summary>
    public static void Space(ReadOnlySpan<byte> json, ref int at)
    {
        while (at < json.Length && json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            at++;
        }
    }

    private bool Run()
    {
        do
        {
            Space(_json, ref _at);
            if (_at >= _json.Length)
            {
                return false;
            }

            if (_json[_at] is (byte)'{' or (byte)'[')
            {
                if (!Open(out var empty))
                {
                    return false;
                }

                if (!empty)
                {
                    continue;
                }
            }
            else if (!Scalar())
            {
                return false;
            }

            if (!Continue())
            {
                return false;
            }
        }
        while (_level > 0);
        return true;
    }

    /// <summary>Passes an opening bracket, and the name before the first value of an object; an empty one is closed at once.</summary>
    private bool Open(out bool empty)
    {
        empty = false;
        if (_level == Deepest)
        {
            return false;
        }

        var isObject = _json[_at++] == '{';
        _open[_level++] = isObject;
        _depth = Math.Max(_depth, _level);
        Space(_json, ref _at);
        if (_at < _json.Length && _json[_at] == (isObject ? '}' : ']'))
        {
            empty = true;
            _at++;
            _level--;
            return true;
        }

        return !isObject || Name();
    }

    /// <summary>After a value: closes what closes, and passes the comma and name before the next value.</summary>
    private bool Continue()
    {
        while (_level > 0)
        {
            Space(_json, ref _at);
            if (_at >= _json.Length)
            {
                return false;
            }

            var isObject = _open[_level - 1];
            if (_json[_at] == ',')
            {
                _at++;
                return !isObject || Name();
            }

            if (_json[_at] != (isObject ? '}' : ']'))
            {
                return false;
            }

            _at++;
            _level--;
        }

        return true;
    }

    private bool Name()
    {
        Space(_json, ref _at);
        if (_at >= _json.Length || _json[_at] != '"' || !TextScan.Skip(_json, ref _at))
        {
            return false;
        }

        Space(_json, ref _at);
        return _at < _json.Length && _json[_at++] == ':';
    }

    private bool Scalar() => _json[_at] switch
    {
        (byte)'"' => TextScan.Skip(_json, ref _at),
        (byte)'t' => Word("true"u8),
        (byte)'f' => Word("false"u8),
        (byte)'n' => Word("null"u8),
        _ => Number(),
    };

    private bool Word(ReadOnlySpan<byte> word)
    {
        var fits = _json[_at..].StartsWith(word);
        _at += fits ? word.Length : 0;
        return fits;
    }

    private bool Number()
    {
        var length = NumberScan.Length(_json[_at..]);
        _at += length;
        return length > 0;
    }

    [InlineArray(Deepest)]
    private struct Nesting
    {
        private bool _isObject;
    }
}
