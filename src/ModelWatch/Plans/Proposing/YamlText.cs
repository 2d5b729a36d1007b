using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ModelWatch.Plans.Proposing;

/// <summary>Writes single values of YAML so that they are read back as the texts and numbers they are.</summary>
internal static partial class YamlText
{
    /// <summary>A text, quoted where it could be taken for anything else.</summary>
    public static string Of(string text) => Plain().IsMatch(text) && !Words.Contains(text.ToLowerInvariant()) ? text : Quoted(text);

    /// <summary>A value of the data: a number stays bare, anything else is a text.</summary>
    public static string Value(string canonical) => Number().IsMatch(canonical) ? canonical : Of(canonical);

    public static string Of(double value) => CanonicalText.Of(value);

    /// <summary>A comment on one line.</summary>
    public static string Comment(string text) => string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));

    private static readonly HashSet<string> Words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF') quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_./-]*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?(e-?[0-9]+)?\z")]
    private static partial Regex Number();
}
