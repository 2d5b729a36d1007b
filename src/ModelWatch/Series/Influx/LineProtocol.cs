using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ModelWatch.Series.Influx;

/// <summary>
/// InfluxDB line protocol, one point a line. Every field is a float, for ever: InfluxDB fixes the type of a field at its first value.
/// </summary>
/// <remarks>
/// The protocol has no escape for a line break, and none for a backslash that every server reads alike. Both stand in names as the visible character
/// that Unicode has for them, so that no name can end a line, join two tags, or keep a point from being stored.
/// </remarks>
internal static class LineProtocol
{
    /// <summary>Longest tag value in characters; a longer one is cut and told apart by its digest.</summary>
    public const int LongestTag = 256;
    private const int Kept = 220;

    public static string Line(SeriesPoint point)
    {
        var line = new StringBuilder(200);
        line.Append(Measurement(point.Subject));
        Tag(line, "measure", point.Measure);
        Tag(line, "model", point.Model);
        Tag(line, "model_version", point.Version);
        Tag(line, "segment", point.Segment);
        Tag(line, "subject", point.Subject);
        line.Append(' ');
        Field(line, "value", point.Value);
        Field(line, "lower", point.Lower);
        Field(line, "upper", point.Upper);
        Field(line, "n", point.N);
        line.Append(' ').Append(point.Stamp().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        return line.ToString();
    }

    /// <summary>What a name looks like in the store: see the remarks of this class.</summary>
    public static string Name(string name)
    {
        var cut = name.Length <= LongestTag ? name : Cut(name);
        return string.Create(cut.Length, cut, (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = Visible(source[i]);
        });
    }

    private static string Measurement(string subject) =>
        subject.StartsWith("input.", StringComparison.Ordinal) || subject.StartsWith("output.", StringComparison.Ordinal) ? "mw_feature" : "mw_model";

    private static void Tag(StringBuilder line, string key, string? value)
    {
        // A tag without a value is an error in the protocol; an absent tag means the same.
        if (string.IsNullOrEmpty(value))
            return;
        line.Append(',').Append(key).Append('=');
        foreach (var c in Name(value))
        {
            if (c is ',' or '=' or ' ')
                line.Append('\\');
            line.Append(c);
        }
    }

    private static void Field(StringBuilder line, string key, double? value)
    {
        if (value is not { } number)
            return;
        if (!double.IsFinite(number))
            throw new ArgumentException($"The field {key} is not finite.", nameof(value));
        if (line[^1] != ' ')
            line.Append(',');
        line.Append(key).Append('=').Append(number.ToString("R", CultureInfo.InvariantCulture));
    }

    private static char Visible(char c) => c switch
    {
        < ' ' => (char)('\u2400' + c),
        '\u007f' => '\u2421',
        '\\' => '\uff3c',
        _ => c,
    };

    private static string Cut(string name)
    {
        var end = char.IsHighSurrogate(name[Kept - 1]) ? Kept - 1 : Kept;
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return string.Concat(name.AsSpan(0, end), "#", digest.AsSpan(0, 32));
    }
}
