using System.Globalization;
using System.Text;

namespace ModelWatch.Reports;

/// <summary>Writes the tables that lie beside a summary: RFC 4180 with LF, numbers in shortest round-trip form.</summary>
internal static class CsvPart
{
    public static ReportPart Of(string path, string kind, IReadOnlyList<string> heads, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder().AppendJoin(',', heads).Append('\n');
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append('\n');
        return new ReportPart(path, kind, "text/csv; charset=utf-8", Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTimeOffset instant => Instants.Of(instant),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? ""),
    };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
