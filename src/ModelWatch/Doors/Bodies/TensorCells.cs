using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ModelWatch.Doors.Rows;

namespace ModelWatch.Doors.Bodies;

/// <summary>The values of a tensor as pieces of JSON: from JSON they stay as written, from raw little-endian bytes they get their shortest text. Pure.</summary>
internal static class TensorCells
{
    /// <summary>Flat or nested data.</summary>
    public static List<ReadOnlyMemory<byte>> Json(ReadOnlyMemory<byte> json)
    {
        var cells = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray) throw new ForeignFault("its data must be an array.");
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray) continue;
            if (reader.TokenType == JsonTokenType.StartObject) throw new ForeignFault("its data hold an object.");
            if (cells.Count == ForeignTable.MostCells) throw new ForeignFault($"its data hold more than {ForeignTable.MostCells} values.");
            cells.Add(JsonRows.Cell(ref reader, json));
        }

        return cells;
    }

    /// <summary>Raw bytes of a datatype of Open Inference; <paramref name="count"/> values are expected.</summary>
    public static ReadOnlyMemory<byte>[] Raw(string datatype, ReadOnlySpan<byte> bytes, int count)
    {
        if (datatype == "BYTES") return Texts(bytes, count);
        var size = SizeOf(datatype);
        if (bytes.Length != (long)size * count) throw new ForeignFault($"it has {bytes.Length} bytes, {count} values of {datatype} need {(long)size * count}.");
        var written = new ArrayBufferWriter<byte>(Math.Max(16, 8 * count));
        var ends = new int[count];
        for (var i = 0; i < count; i++)
        {
            Write(datatype, bytes.Slice(i * size, size), written);
            ends[i] = written.WrittenCount;
        }

        return Cut(written.WrittenMemory, ends);
    }

    private static ReadOnlyMemory<byte>[] Texts(ReadOnlySpan<byte> bytes, int count)
    {
        var written = new ArrayBufferWriter<byte>(bytes.Length + 16);
        var ends = new int[count];
        for (var i = 0; i < count; i++)
        {
            var length = bytes.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : uint.MaxValue;
            if (length > bytes.Length - 4) throw new ForeignFault($"text {i} of {count} reaches beyond its bytes.");
            JsonBytes.WriteText(written, bytes.Slice(4, (int)length));
            bytes = bytes[(4 + (int)length)..];
            ends[i] = written.WrittenCount;
        }

        return bytes.IsEmpty ? Cut(written.WrittenMemory, ends) : throw new ForeignFault($"{bytes.Length} bytes are left behind its {count} texts.");
    }

    private static ReadOnlyMemory<byte>[] Cut(ReadOnlyMemory<byte> written, int[] ends)
    {
        var cells = new ReadOnlyMemory<byte>[ends.Length];
        for (var i = 0; i < cells.Length; i++) cells[i] = written[(i == 0 ? 0 : ends[i - 1])..ends[i]];
        return cells;
    }

    private static int SizeOf(string datatype) => datatype switch
    {
        "BOOL" or "UINT8" or "INT8" => 1,
        "UINT16" or "INT16" or "FP16" or "BF16" => 2,
        "UINT32" or "INT32" or "FP32" => 4,
        "UINT64" or "INT64" or "FP64" => 8,
        _ => throw new ForeignFault($"its datatype {JsonRows.Shown(datatype)} is not known."),
    };

    private static void Write(string datatype, ReadOnlySpan<byte> value, ArrayBufferWriter<byte> to)
    {
        switch (datatype)
        {
            case "BOOL": to.Write(value[0] == 0 ? "false"u8 : "true"u8); break;
            case "UINT8": Whole(value[0], to); break;
            case "INT8": Whole((sbyte)value[0], to); break;
            case "UINT16": Whole(BinaryPrimitives.ReadUInt16LittleEndian(value), to); break;
            case "INT16": Whole(BinaryPrimitives.ReadInt16LittleEndian(value), to); break;
            case "UINT32": Whole(BinaryPrimitives.ReadUInt32LittleEndian(value), to); break;
            case "INT32": Whole(BinaryPrimitives.ReadInt32LittleEndian(value), to); break;
            case "INT64": Whole(BinaryPrimitives.ReadInt64LittleEndian(value), to); break;
            case "UINT64": to.Write(Encoding.ASCII.GetBytes(BinaryPrimitives.ReadUInt64LittleEndian(value).ToString(CultureInfo.InvariantCulture))); break;
            case "FP16": Single((float)BinaryPrimitives.ReadHalfLittleEndian(value), to); break;
            case "BF16": Single(BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(value) << 16), to); break;
            case "FP32": Single(BinaryPrimitives.ReadSingleLittleEndian(value), to); break;
            default: Double(BinaryPrimitives.ReadDoubleLittleEndian(value), to); break;
        }
    }

    private static void Whole(long value, ArrayBufferWriter<byte> to) => to.Write(Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)));

    private static void Single(float value, ArrayBufferWriter<byte> to)
    {
        if (float.IsFinite(value)) to.Write(Encoding.ASCII.GetBytes(value.ToString("R", CultureInfo.InvariantCulture)));
        else Double(value, to);
    }

    private static void Double(double value, ArrayBufferWriter<byte> to) => to.Write(
        double.IsFinite(value) ? Encoding.ASCII.GetBytes(value.ToString("R", CultureInfo.InvariantCulture))
        : double.IsNaN(value) ? "\"NaN\""u8 : value > 0 ? "\"Infinity\""u8 : "\"-Infinity\""u8);
}
