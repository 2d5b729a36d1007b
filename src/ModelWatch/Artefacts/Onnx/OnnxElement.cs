namespace ModelWatch.Artefacts.Onnx;

/// <summary>Element types of a tensor, numbered as in onnx.proto (TensorProto.DataType).</summary>
internal enum OnnxElement
{
    None = 0,
    Float = 1,
    UInt8 = 2,
    Int8 = 3,
    UInt16 = 4,
    Int16 = 5,
    Int32 = 6,
    Int64 = 7,
    Text = 8,
    Truth = 9,
    Float16 = 10,
    Double = 11,
}
