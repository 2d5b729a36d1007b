namespace ModelWatch.Reports.Document;

/// <summary>A cell of a table: safe HTML, and whether it stands to the right.</summary>
internal readonly record struct Cell(string Html, bool Right = false)
{
    public static Cell Text(string text) => new(Document.Html.Text(text));

    public static Cell Number(string printed) => new(printed, Right: true);
}
