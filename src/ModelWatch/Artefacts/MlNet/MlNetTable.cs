using System.Globalization;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ModelWatch.Artefacts.MlNet;

/// <summary>
/// Builds the data view that an ML.NET model wants: its columns by name from the plan's inputs, or a float vector of all numeric inputs in the
/// plan's order; a column that no input gives (a label) is filled with its default.
/// </summary>
internal static class MlNetTable
{
    public static (IDataView? View, string? Why) Of(MLContext context, DataViewSchema schema, IReadOnlyList<ScoringColumn> columns)
    {
        var fields = new List<TextLoader.Column>();
        var cells = new List<Func<int, string>>();
        foreach (var wanted in schema)
        {
            var at = cells.Count;
            if (Cells(wanted, columns) is not { } filled)
                return (null, $"The model's column {wanted.Name} of type {wanted.Type} cannot be filled from the plan's inputs.");
            cells.AddRange(filled.Cells);
            fields.Add(filled.Cells.Count == 1 && wanted.Type is not VectorDataViewType
                ? new TextLoader.Column(wanted.Name, filled.Kind, at)
                : new TextLoader.Column(wanted.Name, filled.Kind, at, cells.Count - 1));
        }

        var options = new TextLoader.Options
        {
            Columns = [.. fields],
            AllowQuoting = true,
            MissingRealsAsNaNs = true,
            Separators = ['\t'],
            MaxRows = columns[0].Count,
        };
        return (context.Data.CreateTextLoader(options).Load(new MemorySource(Table(cells, columns[0].Count))), null);
    }

    private static (DataKind Kind, List<Func<int, string>> Cells)? Cells(DataViewSchema.Column wanted, IReadOnlyList<ScoringColumn> columns)
    {
        var named = columns.FirstOrDefault(c => c.Name == wanted.Name);
        return wanted.Type switch
        {
            NumberDataViewType t when t == NumberDataViewType.Single => (DataKind.Single, [named is null ? _ => "0" : i => Number(named, i)]),
            NumberDataViewType t when t == NumberDataViewType.Double => (DataKind.Double, [named is null ? _ => "0" : i => Number(named, i)]),
            TextDataViewType => (DataKind.String, [named is null ? _ => "" : i => Text(named, i)]),
            BooleanDataViewType => (DataKind.Boolean, [named is null ? _ => "0" : i => Number(named, i) is "1" or "true" or "True" ? "1" : "0"]),
            VectorDataViewType v when v.ItemType == NumberDataViewType.Single && v.Size == columns.Count =>
                (DataKind.Single, [.. columns.Select(c => (Func<int, string>)(i => Number(c, i)))]),
            _ => null,
        };
    }

    private static byte[] Table(List<Func<int, string>> cells, int rows)
    {
        var text = new StringBuilder();
        for (var row = 0; row < rows; row++)
            text.AppendJoin('\t', cells.Select(c => c(row))).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Number(ScoringColumn column, int row)
    {
        if (column.Texts is null)
            return double.IsNaN(column.Numbers![row]) ? "" : column.Numbers[row].ToString("R", CultureInfo.InvariantCulture);
        if (column.Texts[row] is not { } text)
            return "";
        if (column.Values.Count == 0)
            return text;
        for (var i = 0; i < column.Values.Count; i++)
            if (column.Values[i] == text)
                return i.ToString(CultureInfo.InvariantCulture);
        return "-1";
    }

    // Quoted as Microsoft.ML's reader wants it; it cannot take a line break within a cell, so that becomes a space.
    private static string Text(ScoringColumn column, int row)
    {
        var text = column.Texts is null ? column.Numbers![row].ToString("R", CultureInfo.InvariantCulture) : column.Texts[row] ?? "";
        return '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ") + '"';
    }
}
