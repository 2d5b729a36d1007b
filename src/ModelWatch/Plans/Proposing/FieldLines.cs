using System.Globalization;

namespace ModelWatch.Plans.Proposing;

/// <summary>Writes a line of the proposal for one field: a flow mapping and a comment that says what was seen.</summary>
internal static class FieldLines
{
    public static string Input(ColumnSummary column)
    {
        var kind = KindInference.Input(column);
        var parts = new List<string> { "kind: " + Name(kind) };
        if (kind == InputKind.Numeric) parts.Add(Range(column));
        if (kind == InputKind.Categorical && column.Values is { Count: <= KindInference.MostListed } values) parts.Add("values: " + List(values));
        if (kind == InputKind.Date) parts.Add("format: " + YamlText.Of(column.DateFormat!));
        if (column.Missing > 0) parts.Add("required: false");
        return Line(column.Name, parts, Seen(column, kind));
    }

    public static string Output(ColumnSummary column)
    {
        var kind = KindInference.Output(column);
        var parts = new List<string> { "kind: " + Name(kind) };
        if (kind == OutputKind.Class && column.Values is { Count: <= KindInference.MostListed } values) parts.Add("classes: " + List(values));
        return Line(column.Name, parts, column.IsNumeric ? Extent(column) : "");
    }

    public static string Line(string name, IEnumerable<string> parts, string comment)
    {
        var line = $"  {YamlText.Of(name)}: {{{string.Join(", ", parts)}}}";
        return comment.Length == 0 ? line : line + "  # " + YamlText.Comment(comment);
    }

    public static string List(IEnumerable<string> values) => "[" + string.Join(", ", values.Select(YamlText.Value)) + "]";

    public static string Name<T>(T kind) where T : struct, Enum => kind.ToString().ToLowerInvariant();

    private static string Range(ColumnSummary column)
    {
        var (lower, upper) = NiceRange.Of(column.Min!.Value, column.Max!.Value);
        return $"range: [{YamlText.Of(lower)}, {YamlText.Of(upper)}]";
    }

    private static string Seen(ColumnSummary column, InputKind kind)
    {
        var notes = new List<string>();
        if (column.Present == 0) notes.Add("every row is empty: what is it?");
        if (kind == InputKind.Numeric) notes.Add(Extent(column));
        if (kind == InputKind.Numeric && column.IsWhole && column.Values is { Count: <= 12 } codes) notes.Add($"only {codes.Count} whole numbers: categorical if they are codes");
        if (kind == InputKind.Categorical && column.IsNumeric) notes.Add("two numbers only: numeric if they are amounts");
        if (kind == InputKind.Categorical && column.Values is { Count: > KindInference.MostListed } many) notes.Add($"{many.Count} values seen, list left open");
        if (column.Missing > 0) notes.Add(Share(column.Missing, column.Rows) + " missing");
        return string.Join("; ", notes);
    }

    private static string Extent(ColumnSummary column) => column.Min is { } min
        ? $"seen {YamlText.Of(min)} to {YamlText.Of(column.Max!.Value)}"
        : "";

    private static string Share(long part, long all) => (100.0 * part / all).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
