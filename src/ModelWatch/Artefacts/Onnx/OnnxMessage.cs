using Google.Protobuf;

namespace ModelWatch.Artefacts.Onnx;

/// <summary>One protobuf message being written, field after field. Not thread safe.</summary>
internal sealed class OnnxMessage
{
    private readonly List<Action<CodedOutputStream>> _fields = [];

    public OnnxMessage Integer(int field, long value) =>
        Field(field, WireFormat.WireType.Varint, w => w.WriteInt64(value));

    public OnnxMessage Float(int field, float value) =>
        Field(field, WireFormat.WireType.Fixed32, w => w.WriteFloat(value));

    public OnnxMessage Text(int field, string value) =>
        Field(field, WireFormat.WireType.LengthDelimited, w => w.WriteString(value));

    public OnnxMessage Message(int field, OnnxMessage value) => Bytes(field, value.ToBytes());

    public OnnxMessage Bytes(int field, byte[] value) =>
        Field(field, WireFormat.WireType.LengthDelimited, w => w.WriteBytes(ByteString.CopyFrom(value)));

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var writer = new CodedOutputStream(bytes, leaveOpen: true))
        {
            foreach (var field in _fields)
                field(writer);
        }

        return bytes.ToArray();
    }

    private OnnxMessage Field(int field, WireFormat.WireType type, Action<CodedOutputStream> value)
    {
        _fields.Add(w =>
        {
            w.WriteTag(field, type);
            value(w);
        });
        return this;
    }
}
