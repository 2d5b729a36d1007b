using System.Text.Json;
using System.Text.Unicode;
using ModelWatch.Intake;
using ModelWatch.Plans;

namespace ModelWatch.References.Files;

/// <summary>
/// A table of JSON objects, one a line: flat, or Events whose inputs, outputs and segments hold the columns. Values are read by the
/// same rules as events at the door. Owns the stream.
/// </summary>
internal sealed class NdjsonTable(Stream stream) : TableSource
{
    private const int RememberedNames = 1000;
    private static readonly CellReader _cells = new(new Mask([]));
    private readonly NdjsonLines _lines = new(stream);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Null before <see cref="Read"/> has ended: a later line may bring a new name. At most 1,000 are remembered.</summary>
    public override IReadOnlyList<string>? Names => null;
    public override bool HasKinds => true;

    /// <summary>The names that no field asked for, as far as the rows have been read; Event parts as <c>inputs.NAME</c>.</summary>
    public IReadOnlyCollection<string> Unasked => _seen;

    public override IEnumerable<TableChunk> Read(IReadOnlyList<TableField> fields)
    {
        var row = new NdjsonRow(fields);
        while (NextLine(row))
        {
            if (row.Rows == ChunkRows) yield return row.Take();
        }

        if (row.Rows > 0) yield return row.Take();
    }

    public override void Dispose() => stream.Dispose();

    private bool NextLine(NdjsonRow row)
    {
        while (_lines.Next(out var line))
        {
            if (line.Trim(" \t\r"u8).IsEmpty) continue;
            if (!Utf8.IsValid(line)) throw Fault(FoundEncoding.Sentence(line));
            try
            {
                var reader = new Utf8JsonReader(line);
                if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw Fault("the line is no JSON object");
                row.Begin();
                ReadObject(ref reader, row, null);
                if (reader.Read()) throw Fault("there is more than one value on the line");
                return true;
            }
            catch (JsonException fault)
            {
                throw Fault($"no JSON at byte {fault.BytePositionInLine ?? 0}");
            }
        }

        return false;
    }

    /// <summary>Reads the properties of the object that the reader stands on, down to its end.</summary>
    private void ReadObject(ref Utf8JsonReader reader, NdjsonRow row, string? part)
    {
        var guess = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var found = row.Find(ref reader, part, guess);
            var name = found < 0 ? JsonText.Of(ref reader) : null;
            if (!row.Meet(part, found, name)) throw Fault($"the member {Shown(name ?? JsonText.Of(ref reader))} occurs twice");
            reader.Read();
            if (found >= 0)
            {
                guess = found + 1;
                row.Fill(ref reader, part, found, _cells);
            }
            else if (part is null && reader.TokenType == JsonTokenType.StartObject && name is "inputs" or "outputs" or "segments")
            {
                ReadObject(ref reader, row, name);
            }
            else
            {
                if (_seen.Count < RememberedNames) _seen.Add(part is null ? name! : part + "." + name);
                reader.Skip();
            }
        }
    }

    private static string Shown(string name) => name.Length > 80 ? name[..80] : name;

    private TableFault Fault(string what) => new($"Line {_lines.Line}: {what}.") { Line = _lines.Line };
}
