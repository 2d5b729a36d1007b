using System.Text;
using ModelWatch.Doors.Rows;

namespace ModelWatch.Doors.Bodies;

/// <summary>The <c>data</c> of a Seldon v1 message: names beside an <c>ndarray</c>, or a <c>tensor</c> of shape and values. Pure.</summary>
internal static class SeldonData
{
    public static ForeignTable? Read(ReadOnlyMemory<byte> json, Dictionary<string, ReadOnlyMemory<byte>> scalars)
    {
        var data = ObjectBody.Properties(json);
        var names = data.TryGetValue("names", out var given) ? NamedColumns.Names(given) : [];
        if (data.TryGetValue("ndarray", out var rows)) return NamedColumns.Named(NamedColumns.Rows(rows, "ndarray"), names, scalars);
        if (data.TryGetValue("tensor", out var tensor)) return NamedColumns.Named(Tensor(ObjectBody.Properties(tensor)), names, scalars);
        return null;
    }

    private static ForeignTable Tensor(Dictionary<string, ReadOnlyMemory<byte>> tensor)
    {
        if (!tensor.TryGetValue("shape", out var shape) || !tensor.TryGetValue("values", out var values)) throw new ForeignFault("a tensor needs shape and values.");
        var (rows, width) = TensorShape.Of(shape);
        var cells = TensorCells.Json(values);
        if (cells.Count != (long)rows * width) throw new ForeignFault($"the tensor has {cells.Count} values, its shape {Encoding.UTF8.GetString(shape.Span)} needs {(long)rows * width}.");
        var column = new ForeignColumn("tensor", [.. cells], width);
        var table = new ForeignTable(rows) { Positional = column };
        table.Add(column);
        return table;
    }
}
