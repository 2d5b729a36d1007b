using System.Globalization;

namespace ModelWatch.Client;

/// <summary>
/// One value of an event: a number, a text, a truth, null, a vector or an object of numbers. Made by assignment (<c>FeatureValue v = 3.5;</c>) without
/// allocation. <c>default</c> is null. Lists are not copied until the event is observed, which happens in the call that they are given to.
/// </summary>
public readonly struct FeatureValue : IEquatable<FeatureValue>
{
    private readonly object? _reference;
    private readonly long _bits;

    private FeatureValue(FeatureKind kind, long bits = 0, object? reference = null)
    {
        Kind = kind;
        _bits = bits;
        _reference = reference;
    }

    /// <summary>The field is left out of the event.</summary>
    public static FeatureValue Absent { get; } = new(FeatureKind.Absent);

    /// <summary>The field is sent as null.</summary>
    public static FeatureValue Null => default;

    /// <summary>What the value is.</summary>
    public FeatureKind Kind { get; }

    /// <summary>The number of the kinds Number, Single and Integer, 1 and 0 of a truth, else NaN.</summary>
    public double AsNumber => Kind switch
    {
        FeatureKind.Number => BitConverter.Int64BitsToDouble(_bits),
        FeatureKind.Single => BitConverter.Int32BitsToSingle((int)_bits),
        FeatureKind.Integer => _bits,
        FeatureKind.True => 1,
        FeatureKind.False => 0,
        _ => double.NaN,
    };

    /// <summary>The text of the kind Text, else null.</summary>
    public string? AsText => Kind == FeatureKind.Text ? (string?)_reference : null;

    internal long Bits => _bits;

    internal double[] Vector => (double[])_reference!;

    internal IReadOnlyCollection<KeyValuePair<string, double>> Parts => (IReadOnlyCollection<KeyValuePair<string, double>>)_reference!;

    /// <summary>A number.</summary>
    public static implicit operator FeatureValue(double value) => new(FeatureKind.Number, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A float.</summary>
    public static implicit operator FeatureValue(float value) => new(FeatureKind.Single, BitConverter.SingleToInt32Bits(value));

    /// <summary>A whole number.</summary>
    public static implicit operator FeatureValue(long value) => new(FeatureKind.Integer, value);

    /// <summary>A whole number.</summary>
    public static implicit operator FeatureValue(int value) => new(FeatureKind.Integer, value);

    /// <summary>A truth.</summary>
    public static implicit operator FeatureValue(bool value) => new(value ? FeatureKind.True : FeatureKind.False);

    /// <summary>A text; null is null.</summary>
    public static implicit operator FeatureValue(string? value) => value is null ? default : new FeatureValue(FeatureKind.Text, 0, value);

    /// <summary>A vector; null is null.</summary>
    public static implicit operator FeatureValue(double[]? value) => value is null ? default : new FeatureValue(FeatureKind.Numbers, 0, value);

    /// <summary>Same kind and content; lists by reference.</summary>
    public static bool operator ==(FeatureValue left, FeatureValue right) => left.Equals(right);

    /// <summary>Other kind or content.</summary>
    public static bool operator !=(FeatureValue left, FeatureValue right) => !left.Equals(right);

    /// <summary>An object of name to number, such as probabilities by class; null is null.</summary>
    public static FeatureValue Of(IReadOnlyCollection<KeyValuePair<string, double>>? parts) =>
        parts is null ? default : new FeatureValue(FeatureKind.Parts, 0, parts);

    /// <summary>What a boxed value is: numbers, truths, texts, enums and other things by their text, arrays of numbers, null.</summary>
    public static FeatureValue Of(object? value) => value switch
    {
        null => default,
        FeatureValue known => known,
        double number => number,
        float number => number,
        long number => number,
        int or short or sbyte or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        bool truth => truth,
        string text => text,
        ulong number => (double)number,
        decimal number => (double)number,
        double[] vector => vector,
        float[] vector => Array.ConvertAll(vector, item => (double)item),
        ReadOnlyMemory<char> text => text.ToString(),
        IReadOnlyCollection<KeyValuePair<string, double>> parts => Of(parts),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <inheritdoc/>
    public bool Equals(FeatureValue other) => Kind == other.Kind && _bits == other._bits && Equals(_reference, other._reference);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeatureValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _bits, _reference);

    /// <summary>The value for people.</summary>
    public override string ToString() => Kind switch
    {
        FeatureKind.Text => AsText!,
        FeatureKind.True => "true",
        FeatureKind.False => "false",
        FeatureKind.Integer => _bits.ToString(CultureInfo.InvariantCulture),
        FeatureKind.Number => AsNumber.ToString(CultureInfo.InvariantCulture),
        FeatureKind.Single => ((float)AsNumber).ToString(CultureInfo.InvariantCulture),
        _ => Kind.ToString(),
    };
}
