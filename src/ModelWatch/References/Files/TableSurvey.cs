using ModelWatch.Plans.Proposing;

namespace ModelWatch.References.Files;

/// <summary>Reads a whole table once and says what each of its columns looks like, in bounded memory.</summary>
internal static class TableSurvey
{
    /// <summary>More columns than this are not looked at.</summary>
    private const int MostColumns = 5_000;

    /// <summary>The summaries in the order of the file.</summary>
    /// <param name="open">Opens the table from its start; called twice where the names are known only after the last row.</param>
    /// <exception cref="TableFault">The file is no table.</exception>
    public static IReadOnlyList<ColumnSummary> Of(Func<TableSource> open)
    {
        var names = Names(open);
        if (names.Count > MostColumns) throw new TableFault($"The file has {names.Count} columns; at most {MostColumns} are read.");
        using var table = open();
        var fields = names.Select(Field).ToArray();
        var surveys = fields.Select(field => new ColumnSurvey(field.Source)).ToArray();
        foreach (var chunk in table.Read(fields))
        {
            for (var c = 0; c < surveys.Length; c++) Add(surveys[c], chunk.Columns[c], chunk.Rows);
        }

        return [.. surveys.Select(survey => survey.Summary)];
    }

    /// <summary>The parts of an Event name their columns <c>inputs.NAME</c>; a flat column stands under its own name.</summary>
    private static TableField Field(string name)
    {
        foreach (var part in new[] { "input", "output", "segment" })
        {
            if (name.StartsWith(part + "s.", StringComparison.Ordinal) && name[(part.Length + 2)..] is { Length: > 0 } source)
                return new TableField(source, part + "." + source, CellKind.Category, Required: false);
        }

        return new TableField(name, name, CellKind.Category, Required: false);
    }

    private static void Add(ColumnSurvey survey, Journal.Column column, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var code = column.Codes[row];
            survey.Add(code < 0 ? null : column.Dictionary[code]);
        }
    }

    private static IReadOnlyList<string> Names(Func<TableSource> open)
    {
        using var table = open();
        if (table.Names is { } known) return known;
        foreach (var _ in table.Read([])) { }
        return table.Names ?? (table is NdjsonTable lines ? [.. lines.Unasked] : []);
    }
}
