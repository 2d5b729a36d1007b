using System.Text.Json;
using ModelWatch.Artefacts;
using ModelWatch.Artefacts.Replay;
using ModelWatch.Plans;

namespace ModelWatch.Windows;

/// <summary>Turns retained events into the columns that a replay of the model file reads.</summary>
internal static class EvidenceRows
{
    public static ReplayRows Of(MonitoringPlan plan, IReadOnlyList<string> events)
    {
        var documents = events.Select(e => JsonDocument.Parse(e)).ToList();
        try
        {
            return new ReplayRows(
                documents.Count,
                [.. plan.Inputs.Select(i => Input(i, documents))],
                [.. plan.Outputs.Where(o => o.Kind is OutputKind.Probability or OutputKind.Number or OutputKind.Probabilities or OutputKind.Class)
                    .Select(o => Output(o, documents))]);
        }
        finally
        {
            documents.ForEach(d => d.Dispose());
        }
    }

    private static ScoringColumn Input(InputPlan input, List<JsonDocument> documents)
    {
        var cells = documents.Select(d => Cell(d, "inputs", input.Name)).ToList();
        return input.Kind == InputKind.Numeric
            ? new ScoringColumn(input.Name) { Numbers = [.. cells.Select(Number)] }
            : new ScoringColumn(input.Name) { Texts = [.. cells.Select(Text)], Values = input.Values };
    }

    private static RecordedOutput Output(OutputPlan output, List<JsonDocument> documents)
    {
        var cells = documents.Select(d => Cell(d, "outputs", output.Name)).ToList();
        return output.Kind switch
        {
            OutputKind.Class => new RecordedOutput(output) { Texts = [.. cells.Select(Text)] },
            OutputKind.Probabilities => new RecordedOutput(output)
            {
                Values = [.. cells.SelectMany(c => output.Classes.Select(name =>
                    c is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var p) ? Number(p) : double.NaN))],
            },
            _ => new RecordedOutput(output) { Values = [.. cells.Select(Number)] },
        };
    }

    private static JsonElement? Cell(JsonDocument document, string part, string name) =>
        document.RootElement.TryGetProperty(part, out var fields) && fields.TryGetProperty(name, out var cell) ? cell : null;

    private static double Number(JsonElement? cell) => cell is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;

    private static string? Text(JsonElement? cell) => cell switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };
}
