using System.Text;
using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>
/// The fields of one part of an event (inputs, outputs or segments), found by name. Producers mostly send fields in one order,
/// so the one after the last found is tried first. Thread safe.
/// </summary>
internal sealed class FieldSet
{
    private readonly Dictionary<string, int> _byName;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public FieldSet(IReadOnlyList<Field> fields, int firstColumn)
    {
        (Fields, FirstColumn) = ([.. fields], firstColumn);
        _byName = fields.Select((f, i) => (f.Name, i)).ToDictionary(p => p.Name, p => p.i);
        _bySpan = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int FirstColumn { get; }

    public Field[] Fields { get; }

    /// <summary>The index of the property's field, or -1 where the plan does not declare it. A name that is no text is no field's.</summary>
    public int Find(ref Utf8JsonReader property, int guess)
    {
        if (guess < Fields.Length && !property.ValueIsEscaped && property.ValueTextEquals(Fields[guess].Utf8Name))
        {
            return guess;
        }

        var name = JsonText.Of(ref property, out var isBroken);
        return !isBroken && _byName.TryGetValue(name, out var index) ? index : -1;
    }

    /// <summary>The same for a name of valid UTF-8 without escapes.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        if (name.Length > 4 * IntakeLimits.LongestName)
        {
            return -1;
        }

        Span<char> text = stackalloc char[name.Length];
        return _bySpan.TryGetValue(text[..Encoding.UTF8.GetChars(name, text)], out var index) ? index : -1;
    }
}
