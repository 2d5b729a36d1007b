namespace ModelWatch.Artefacts.Onnx;

/// <summary>The attributes of a node. Numbers of fields and types are those of onnx.proto (AttributeProto).</summary>
internal static class OnnxAttribute
{
    private const int Name = 1, Type = 20;

    public static OnnxMessage Of(string name, long value) =>
        new OnnxMessage().Text(Name, name).Integer(3, value).Integer(Type, 2);

    public static OnnxMessage Of(string name, float value) =>
        new OnnxMessage().Text(Name, name).Float(2, value).Integer(Type, 1);

    public static OnnxMessage Of(string name, string value) =>
        new OnnxMessage().Text(Name, name).Text(4, value).Integer(Type, 3);

    public static OnnxMessage Of(string name, IEnumerable<float> values) =>
        Many(name, values, 6, (m, v) => m.Float(7, v));

    public static OnnxMessage Of(string name, IEnumerable<long> values) =>
        Many(name, values, 7, (m, v) => m.Integer(8, v));

    public static OnnxMessage Of(string name, IEnumerable<string> values) =>
        Many(name, values, 8, (m, v) => m.Text(9, v));

    private static OnnxMessage Many<T>(string name, IEnumerable<T> values, int type, Action<OnnxMessage, T> write)
    {
        var message = new OnnxMessage().Text(Name, name);
        foreach (var value in values)
            write(message, value);
        return message.Integer(Type, type);
    }
}
