namespace ModelWatch.Reports.Document;

/// <summary>A section of a summary: its number as in the mock-up, its head, the worst decision in it, its first sentence and its body (safe HTML).</summary>
internal sealed record Section(string Number, string Title, string Mark, string Lead, string Body)
{
    public string ToHtml() =>
        $"<section id=\"s{Number}\"><header><h2><span class=\"no\">{Number}</span>{Html.Text(Title)}</h2>{Mark}</header>\n<p class=\"lead\">{Lead}</p>\n{Body}</section>\n";
}
