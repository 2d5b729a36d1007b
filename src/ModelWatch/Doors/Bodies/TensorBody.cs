using System.Text;
using System.Text.Json;
using ModelWatch.Doors.Rows;
using ModelWatch.Intake;

namespace ModelWatch.Doors.Bodies;

/// <summary>
/// Reads the tensors of an Open Inference V2 body, whose values stand in the JSON or, with the binary extension, behind it. A tensor that does not fit
/// its shape is refused alone; the others stand. Pure.
/// </summary>
internal static class TensorBody
{
    private const int MostTensors = 10_000;

    /// <summary>Whether the array holds tensors, and not rows.</summary>
    public static bool IsOne(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
        var first = ObjectBody.Properties(ref reader, json);
        return first.ContainsKey("name") && first.ContainsKey("shape") && first.ContainsKey("datatype");
    }

    public static ForeignTable Read(ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> tail, Dictionary<string, ReadOnlyMemory<byte>> scalars)
    {
        var columns = new List<ForeignColumn>();
        var broken = new List<(string Name, string Why)>();
        foreach (var tensor in Tensors(json))
        {
            var name = tensor.TryGetValue("name", out var given) ? TextOf(given) : throw new ForeignFault("a tensor has no name.");
            try
            {
                columns.Add(Column(name, tensor, ref tail));
            }
            catch (ForeignFault fault)
            {
                broken.Add((name, $"The tensor {JsonRows.Shown(name)} is refused: {fault.Message}"));
            }
        }

        return Table(columns, broken, scalars);
    }

    private static ForeignTable Table(List<ForeignColumn> columns, List<(string Name, string Why)> broken, Dictionary<string, ReadOnlyMemory<byte>> scalars)
    {
        if (columns.Count == 0) throw new ForeignFault(broken.Count == 0 ? "it has no tensors." : string.Join(" ", broken.Take(5).Select(b => b.Why)));
        var rows = columns.GroupBy(c => c.Rows).OrderByDescending(g => g.Count()).First().Key;
        var table = new ForeignTable(rows) { Positional = columns is [var only] && broken.Count == 0 ? only : null, Scalars = scalars };
        foreach (var column in columns)
        {
            if (column.Rows == rows) table.Add(column);
            else broken.Add((column.Name, $"The tensor {JsonRows.Shown(column.Name)} is refused: it has {column.Rows} rows, the others have {rows}."));
        }

        foreach (var (name, why) in broken) table.Broken.TryAdd(name, why);
        return table;
    }

    private static ForeignColumn Column(string name, Dictionary<string, ReadOnlyMemory<byte>> tensor, ref ReadOnlyMemory<byte> tail)
    {
        var size = BinarySize(tensor);
        var raw = ReadOnlyMemory<byte>.Empty;
        if (size is { } bytes)
        {
            if (bytes > tail.Length) throw Beyond(bytes, ref tail);
            raw = tail[..(int)bytes];
            tail = tail[(int)bytes..];
        }

        if (!tensor.TryGetValue("shape", out var shape)) throw new ForeignFault("it has no shape.");
        var (rows, width) = TensorShape.Of(shape);
        var count = rows * width;
        if (size is not null)
            return new ForeignColumn(name, TensorCells.Raw(tensor.TryGetValue("datatype", out var type) ? TextOf(type) : "", raw.Span, count), width);
        if (!tensor.TryGetValue("data", out var data)) throw new ForeignFault("it has no data.");
        var cells = TensorCells.Json(data);
        if (cells.Count != count) throw new ForeignFault($"its data hold {cells.Count} values, its shape {Encoding.UTF8.GetString(shape.Span)} needs {count}.");
        return new ForeignColumn(name, [.. cells], width);
    }

    /// <summary>What stands behind a tensor that reaches too far cannot be told apart, so nothing of it is read.</summary>
    private static ForeignFault Beyond(long bytes, ref ReadOnlyMemory<byte> tail)
    {
        var left = tail.Length;
        tail = default;
        return new ForeignFault($"it claims {bytes} binary bytes, {left} are left in the body.");
    }

    private static long? BinarySize(Dictionary<string, ReadOnlyMemory<byte>> tensor)
    {
        if (!tensor.TryGetValue("parameters", out var parameters) || parameters.Span[0] != '{') return null;
        if (!ObjectBody.Properties(parameters).TryGetValue("binary_data_size", out var size)) return null;
        return System.Buffers.Text.Utf8Parser.TryParse(size.Span, out long bytes, out var used) && used == size.Length && bytes >= 0 ? bytes
            : throw new ForeignFault("its binary_data_size is no whole number from 0.");
    }

    private static List<Dictionary<string, ReadOnlyMemory<byte>>> Tensors(ReadOnlyMemory<byte> json)
    {
        var tensors = new List<Dictionary<string, ReadOnlyMemory<byte>>>();
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (tensors.Count == MostTensors) throw new ForeignFault($"it has more than {MostTensors} tensors.");
            tensors.Add(ObjectBody.Properties(ref reader, json));
        }

        return tensors;
    }

    public static string TextOf(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return JsonText.Of(ref reader);
    }
}
