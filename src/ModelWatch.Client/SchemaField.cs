using System.Text.Json;

namespace ModelWatch.Client;

/// <summary>
/// One declared input or output: its name, and how many numbers of a row belong to it. A plain field takes one, a vector its width, an object one a part.
/// </summary>
public sealed class SchemaField
{
    private SchemaField(string name, int width, IReadOnlyList<string>? parts)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        Name = name;
        Width = width;
        Parts = parts;
        Encoded = JsonEncodedText.Encode(name, Sending.LineWriter.Encoder);
        EncodedParts = parts is null ? null : [.. parts.Select(part => JsonEncodedText.Encode(part, Sending.LineWriter.Encoder))];
    }

    /// <summary>The name as the plan has it.</summary>
    public string Name { get; }

    /// <summary>Numbers of a row that belong to the field.</summary>
    public int Width { get; }

    /// <summary>The names of the parts of an object, else null.</summary>
    public IReadOnlyList<string>? Parts { get; }

    internal JsonEncodedText Encoded { get; }

    internal JsonEncodedText[]? EncodedParts { get; }

    /// <summary>A plain field.</summary>
    public static implicit operator SchemaField(string name) => Of(name);

    /// <summary>A plain field: one value.</summary>
    public static SchemaField Of(string name) => new(name, 1, null);

    /// <summary>A vector, sent as an array of <paramref name="width"/> numbers.</summary>
    public static SchemaField Vector(string name, int width) => new(name, width, null);

    /// <summary>Probabilities by class, sent as an object.</summary>
    public static SchemaField Probabilities(string name, params IReadOnlyList<string> classes) => new(name, classes.Count, classes);

    /// <summary>A prediction interval: three numbers, <c>lower</c>, <c>upper</c> and <c>level</c>.</summary>
    public static SchemaField Interval(string name) => new(name, 3, ["lower", "upper", "level"]);
}
