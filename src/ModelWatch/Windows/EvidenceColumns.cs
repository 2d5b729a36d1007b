using System.Text.Json;
using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>Turns retained events into rows that can be compared with those of a reference. Masked and dropped fields are not among them.</summary>
internal static class EvidenceColumns
{
    public static RowSample Of(MonitoringPlan plan, IReadOnlyList<string> events)
    {
        var documents = events.Select(e => JsonDocument.Parse(e)).ToList();
        try
        {
            return new RowSample(documents.Count,
            [
                .. RowSample.OpenInputs(plan).Where(i => i.Kind != InputKind.Vector)
                    .Select(i => Column(i.Subject, i.Kind == InputKind.Numeric, documents.Select(d => Cell(d, "inputs", i.Name)).ToList())),
                .. plan.Outputs.Where(o => o.Kind is OutputKind.Probability or OutputKind.Number or OutputKind.Class)
                    .Select(o => Column(o.Subject, o.Kind != OutputKind.Class, documents.Select(d => Cell(d, "outputs", o.Name)).ToList())),
            ]);
        }
        finally
        {
            documents.ForEach(d => d.Dispose());
        }
    }

    private static Column Column(string subject, bool isNumber, List<JsonElement?> cells)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = cells.ConvertAll(cell => isNumber ? null : Text(cell));
        foreach (var text in texts.OfType<string>()) codes.TryAdd(text, codes.Count);
        return new Column(subject, isNumber ? ColumnShape.Number : ColumnShape.Text)
        {
            States = [.. cells.Select((cell, i) => State(cell, isNumber, texts[i]))],
            Kinds = new TokenKind[cells.Count],
            Numbers = isNumber ? [.. cells.Select(cell => cell is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : 0)] : [],
            Codes = [.. texts.Select(text => text is null ? -1 : codes[text])],
            Dictionary = [.. codes.Keys],
        };
    }

    private static CellState State(JsonElement? cell, bool isNumber, string? text) => cell?.ValueKind switch
    {
        null => CellState.Absent,
        JsonValueKind.Null => CellState.Null,
        JsonValueKind.Number when isNumber => CellState.Value,
        _ when !isNumber && text is not null => CellState.Value,
        _ => CellState.WrongKind,
    };

    private static JsonElement? Cell(JsonDocument document, string part, string name) =>
        document.RootElement.TryGetProperty(part, out var fields) && fields.TryGetProperty(name, out var cell) ? cell : null;

    private static string? Text(JsonElement? cell) => cell switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        _ => null,
    };
}
