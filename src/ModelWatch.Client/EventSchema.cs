namespace ModelWatch.Client;

/// <summary>
/// The inputs and outputs of a model, declared once: names are encoded once, and a row is then nothing but numbers in this order. Immutable, thread safe.
/// </summary>
public sealed class EventSchema
{
    /// <summary>A schema; plain fields may be given by their names.</summary>
    /// <exception cref="ArgumentException">A name occurs twice in one part.</exception>
    public EventSchema(IEnumerable<SchemaField> inputs, IEnumerable<SchemaField> outputs)
    {
        Inputs = [.. inputs];
        Outputs = [.. outputs];
        Check(Inputs, nameof(inputs));
        Check(Outputs, nameof(outputs));
        InputWidth = Inputs.Sum(field => field.Width);
        OutputWidth = Outputs.Sum(field => field.Width);
    }

    /// <summary>The inputs in the order of their values.</summary>
    public IReadOnlyList<SchemaField> Inputs { get; }

    /// <summary>The outputs in the order of their values.</summary>
    public IReadOnlyList<SchemaField> Outputs { get; }

    /// <summary>Numbers that the inputs of a row take together.</summary>
    public int InputWidth { get; }

    /// <summary>Numbers that the outputs of a row take together.</summary>
    public int OutputWidth { get; }

    /// <summary>A schema of plain fields.</summary>
    public static EventSchema Of(IEnumerable<string> inputs, IEnumerable<string> outputs) =>
        new(inputs.Select(SchemaField.Of), outputs.Select(SchemaField.Of));

    private static void Check(IReadOnlyList<SchemaField> fields, string part)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (!known.Add(field.Name))
            {
                throw new ArgumentException($"The field {field.Name} occurs twice.", part);
            }
        }
    }
}
