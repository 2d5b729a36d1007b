using System.Text;

namespace ModelWatch.Client;

/// <summary>
/// The name of one event, by which its label finds it later: a text of 1 to 256 characters of the caller, or one that the client made
/// (a GUID of version 7: ordered by time, formatted only when it is asked for). <c>default</c> means none. Thread safe.
/// </summary>
public readonly struct EventId : IEquatable<EventId>
{
    /// <summary>The longest text of an id, in UTF-16 units.</summary>
    public const int LongestText = 256;

    private const int GuidLength = 36;
    private readonly string? _text;
    private readonly Guid _guid;

    /// <summary>An id of the caller's. A text that is empty or too long is refused when it is used: the event is dropped and counted as <c>invalid</c>.</summary>
    public EventId(string? text) => _text = text;

    /// <summary>An id from a GUID, written as 36 small characters with hyphens.</summary>
    public EventId(Guid guid) => _guid = guid;

    /// <summary>True where nobody gave an id: <c>default</c>, a null text, an empty GUID.</summary>
    public bool IsNone => _text is null && _guid == Guid.Empty;

    internal bool IsValid => _text is null ? _guid != Guid.Empty : _text.Length is > 0 and <= LongestText;

    internal bool IsText => _text is not null;

    internal Guid Guid => _guid;

    internal string? Text => _text;

    /// <summary>An id of the caller's.</summary>
    public static implicit operator EventId(string? text) => new(text);

    /// <summary>An id from a GUID.</summary>
    public static implicit operator EventId(Guid guid) => new(guid);

    /// <summary>Same text.</summary>
    public static bool operator ==(EventId left, EventId right) => left.Equals(right);

    /// <summary>Other text.</summary>
    public static bool operator !=(EventId left, EventId right) => !left.Equals(right);

    /// <summary>The id as it is sent; empty for none. Makes a text when the id was made by the client.</summary>
    public override string ToString() => _text ?? (_guid == Guid.Empty ? "" : _guid.ToString("D"));

    /// <inheritdoc/>
    public bool Equals(EventId other) =>
        _text is null && other._text is null ? _guid == other._guid : string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EventId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <summary>The UTF-8 of the id in <paramref name="to"/>, which holds three bytes a character at least.</summary>
    internal int Write(Span<byte> to)
    {
        if (_text is not null)
        {
            return Encoding.UTF8.GetBytes(_text, to);
        }

        return _guid.TryFormat(to, out var written, "D") ? written : GuidLength;
    }
}
