using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace ModelWatch.Client.Buffering;

/// <summary>Writes values into the payload of a record whose size was worked out before with the functions of the same name.</summary>
internal ref struct RecordWriter(Span<byte> to)
{
    private readonly Span<byte> _to = to;

    public int Written { get; private set; }

    public static int SizeOf(string text) => sizeof(int) + Encoding.UTF8.GetByteCount(text);

    public static int SizeOf(in FeatureValue value) => 1 + value.Kind switch
    {
        FeatureKind.Number or FeatureKind.Integer => sizeof(long),
        FeatureKind.Single => sizeof(int),
        FeatureKind.Text => SizeOf(value.AsText!),
        FeatureKind.Numbers => sizeof(int) + (sizeof(double) * value.Vector.Length),
        FeatureKind.Parts => SizeOf(value.Parts),
        _ => 0,
    };

    public static int SizeOf(ReadOnlySpan<KeyValuePair<string, FeatureValue>> fields)
    {
        var size = sizeof(int);
        foreach (ref readonly var field in fields)
        {
            size += SizeOf(field.Key) + SizeOf(field.Value);
        }

        return size;
    }

    public void Write<T>(T value)
        where T : unmanaged
    {
        MemoryMarshal.Write(_to[Written..], in value);
        Written += Unsafe.SizeOf<T>();
    }

    public void WriteAll<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        bytes.CopyTo(_to[Written..]);
        Written += bytes.Length;
    }

    public void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text, _to[(Written + sizeof(int))..]);
        Write(bytes);
        Written += bytes;
    }

    public void Write(in FeatureValue value)
    {
        Write((byte)value.Kind);
        switch (value.Kind)
        {
            case FeatureKind.Number or FeatureKind.Integer:
                Write(value.Bits);
                break;
            case FeatureKind.Single:
                Write((int)value.Bits);
                break;
            case FeatureKind.Text:
                Write(value.AsText!);
                break;
            case FeatureKind.Numbers:
                Write(value.Vector.Length);
                WriteAll<double>(value.Vector);
                break;
            case FeatureKind.Parts:
                Write(value.Parts);
                break;
            default:
                break;
        }
    }

    public void Write(ReadOnlySpan<KeyValuePair<string, FeatureValue>> fields)
    {
        Write(fields.Length);
        foreach (ref readonly var field in fields)
        {
            Write(field.Key);
            Write(field.Value);
        }
    }

    private static int SizeOf(IReadOnlyCollection<KeyValuePair<string, double>> parts)
    {
        var size = sizeof(int);
        foreach (var part in parts)
        {
            size += SizeOf(part.Key) + sizeof(double);
        }

        return size;
    }

    private void Write(IReadOnlyCollection<KeyValuePair<string, double>> parts)
    {
        Write(parts.Count);
        foreach (var part in parts)
        {
            Write(part.Key);
            Write(part.Value);
        }
    }
}
