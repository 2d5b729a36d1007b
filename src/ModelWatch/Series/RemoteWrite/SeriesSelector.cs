using System.Text;

namespace ModelWatch.Series.RemoteWrite;

/// <summary>
/// A selector of PromQL and MetricsQL, such as <c>mw_model_value{model="m"}</c>. Every text that reaches a query goes through <see cref="Quoted"/>;
/// nothing is pasted.
/// </summary>
internal static class SeriesSelector
{
    /// <summary>Series of <paramref name="metric"/> whose labels are exactly these; an empty value asks for an absent label.</summary>
    public static string Of(string metric, params IEnumerable<(string Label, string Value)> equal)
    {
        var matchers = equal.Prepend(("__name__", metric)).Select(m => Name(m.Item1) + "=" + Quoted(m.Item2));
        return "{" + string.Join(',', matchers) + "}";
    }

    /// <summary>A text as a literal in double quotes. What is not ASCII stands as it is; what would end or change the literal is escaped.</summary>
    public static string Quoted(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)))
        {
            _ = c switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append("\\\\"),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                < ' ' or '\u007f' => literal.Append("\\x").Append(((int)c).ToString("x2")),
                _ => literal.Append(c),
            };
        }

        return literal.Append('"').ToString();
    }

    /// <summary>The name of a label, which no query takes from outside.</summary>
    private static string Name(string label) =>
        label.Length > 0 && !char.IsAsciiDigit(label[0]) && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? label
            : throw new ArgumentException($"'{label}' is no name of a label.", nameof(label));
}
