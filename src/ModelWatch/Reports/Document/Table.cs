using System.Text;

namespace ModelWatch.Reports.Document;

/// <summary>Tables with a head for each column and a row head in the first. An empty table is never written: the sentence stands instead.</summary>
internal static class Table
{
    /// <param name="heads">Heads; one that ends with a tilde stands to the right, over numbers.</param>
    /// <param name="rows">Cells of each row, as many as there are heads.</param>
    /// <param name="none">The sentence for no rows; it opens with "None.".</param>
    /// <param name="note">A note below, safe HTML, or empty.</param>
    /// <param name="kind">A class of the style sheet, or empty.</param>
    public static string Of(IReadOnlyList<string> heads, IReadOnlyList<Cell[]> rows, string none, string note = "", string kind = "")
    {
        if (rows.Count == 0) return $"<p class=\"none\">{none}</p>\n";
        var html = new StringBuilder($"<table class=\"{kind}\"><thead><tr>");
        foreach (var head in heads)
            html.Append(head.EndsWith('~') ? $"<th scope=\"col\" class=\"r\">{Html.Text(head[..^1])}</th>" : $"<th scope=\"col\">{Html.Text(head)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            html.Append("<tr><th scope=\"row\">").Append(row[0].Html).Append("</th>");
            foreach (var cell in row.AsSpan(1)) html.Append(cell.Right ? "<td class=\"r\">" : "<td>").Append(cell.Html).Append("</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table>");
        if (note.Length > 0) html.Append("<p class=\"note\">").Append(note).Append("</p>");
        return html.Append('\n').ToString();
    }
}
