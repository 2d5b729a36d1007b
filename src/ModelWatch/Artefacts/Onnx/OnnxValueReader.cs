using System.Text;

namespace ModelWatch.Artefacts.Onnx;

/// <summary>Reads name, element type and shape of a declared value (ValueInfoProto).</summary>
internal static class OnnxValueReader
{
    public static OnnxTensor Read(ReadOnlySpan<byte> value)
    {
        var tensor = new OnnxTensor("", OnnxElement.None, null);
        var cursor = new WireCursor(value);
        while (cursor.Next())
        {
            if (cursor.Field == 1)
                tensor = tensor with { Name = Encoding.UTF8.GetString(cursor.Content) };
            else if (cursor.Field == 2)
                tensor = Type(cursor.Content, tensor);
        }

        return tensor;
    }

    private static OnnxTensor Type(ReadOnlySpan<byte> type, OnnxTensor tensor)
    {
        var cursor = new WireCursor(type);
        while (cursor.Next())
            if (cursor.Field == 1)
                tensor = Dense(cursor.Content, tensor);
        return tensor;
    }

    private static OnnxTensor Dense(ReadOnlySpan<byte> dense, OnnxTensor tensor)
    {
        var cursor = new WireCursor(dense);
        while (cursor.Next())
        {
            if (cursor.Field == 1)
                tensor = tensor with { Element = (OnnxElement)cursor.Number };
            else if (cursor.Field == 2)
                tensor = tensor with { Shape = Shape(cursor.Content) };
        }

        return tensor;
    }

    private static List<long?> Shape(ReadOnlySpan<byte> shape)
    {
        var sizes = new List<long?>();
        var cursor = new WireCursor(shape);
        while (cursor.Next())
            if (cursor.Field == 1)
                sizes.Add(Size(cursor.Content));
        return sizes;
    }

    private static long? Size(ReadOnlySpan<byte> dimension)
    {
        var cursor = new WireCursor(dimension);
        while (cursor.Next())
            if (cursor.Field == 1 && (long)cursor.Number > 0)
                return (long)cursor.Number;
        return null;
    }
}
