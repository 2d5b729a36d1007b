using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>
/// The fields of one part of an event (inputs, outputs or segments), found by name. Producers mostly send fields in one order,
/// so the one after the last found is tried first.
/// </summary>
internal sealed class FieldSet(IReadOnlyList<Field> fields, int firstColumn)
{
    private readonly Dictionary<string, int> _byName = fields.Select((f, i) => (f.Name, i)).ToDictionary(p => p.Name, p => p.i);

    public int FirstColumn { get; } = firstColumn;

    public IReadOnlyList<Field> Fields { get; } = fields;

    /// <summary>The index of the property's field, or -1 where the plan does not declare it.</summary>
    public int Find(ref Utf8JsonReader property, int guess)
    {
        if (guess < Fields.Count && !property.ValueIsEscaped && property.ValueTextEquals(Fields[guess].Utf8Name))
        {
            return guess;
        }

        return JsonText.Of(ref property) is { } name && _byName.TryGetValue(name, out var index) ? index : -1;
    }
}
