using System.Text;

namespace ModelWatch.Reports.Document;

/// <summary>Text made safe for HTML and attributes; everything that comes from outside passes here.</summary>
internal static class Html
{
    public static string Text(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            _ = c switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '"' => safe.Append("&quot;"),
                '\'' => safe.Append("&#x27;"),
                _ when char.IsControl(c) && c is not '\n' and not '\t' => safe.Append('\uFFFD'),
                _ => safe.Append(c),
            };
        }

        return safe.ToString();
    }

    /// <summary>A digest that may break in the middle.</summary>
    public static string Digest(string digest) =>
        digest.Length == 64 ? $"<span class=\"hx\">{Text(digest[..32])}<wbr>{Text(digest[32..])}</span>" : Text(digest);
}
