using System.Text;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>One declared field of a plan: what it is called in an event, which column it fills, how it is read.</summary>
internal sealed record Field(string Name, string ColumnName, FieldKind Kind, bool Masked)
{
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);

    /// <summary>The name as JSON writes it where it needs no escapes.</summary>
    public byte[] Quoted { get; } = Encoding.UTF8.GetBytes($"\"{Name}\"");

    /// <summary>The key of the field's value in the content hash.</summary>
    public UInt128 Key { get; } = ContentHash.Name(Encoding.UTF8.GetBytes(Name));

    /// <summary>What the plan says of a masked field's values; null where it says nothing.</summary>
    public MaskedRules? Rules { get; init; }

    public ColumnShape Shape { get; } = Kind switch
    {
        FieldKind.Number => ColumnShape.Number,
        FieldKind.Numbers or FieldKind.Probabilities or FieldKind.Interval => ColumnShape.List,
        _ => ColumnShape.Text,
    };
}
