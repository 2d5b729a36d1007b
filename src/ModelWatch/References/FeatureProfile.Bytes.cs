using ModelWatch.Statistics.Multivariate;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Text;

namespace ModelWatch.References;

internal sealed partial class FeatureProfile
{
    private const byte FormatVersion = 3;
    private const byte WithCategories = 1, WithTexts = 2, WithVectors = 4;

    /// <summary>The canonical bytes; read back under the same schema.</summary>
    public byte[] ToBytes()
    {
        var writer = new StateWriter();
        WriteCounts(writer);
        Marks.Write(writer);
        foreach (var (key, part) in _parts)
        {
            writer.Text(key);
            writer.Blob(part.ToBytes());
        }

        writer.Byte(Held);
        if (Categories is not null) writer.Blob(Categories.ToBytes());
        if (Texts is not null) writer.Blob(Texts.ToBytes());
        if (Vectors is not null) writer.Blob(Vectors.ToBytes());
        return writer.Written.ToArray();
    }

    /// <summary>
    /// What a window's digest covers: equal rows give equal bytes in any order and any split. Heavy values, repeats, and the counts of
    /// single categories once there are more than a thousand are left out.
    /// </summary>
    public byte[] ToDigestBytes()
    {
        var writer = new StateWriter();
        WriteDigest(writer);
        return writer.Written.ToArray();
    }

    /// <summary>Writes <see cref="ToDigestBytes"/>, a few KB. Numbers and categories end where their own counts say, so no length stands before them.</summary>
    public void WriteDigest(StateWriter writer)
    {
        WriteCounts(writer);
        foreach (var (key, part) in _parts)
        {
            writer.Text(key);
            part.WriteDigest(writer.Bytes);
        }

        writer.Byte(Held);
        Categories?.WriteDigest(writer.Bytes);
        if (Texts is not null) writer.Blob(Texts.ToDigestBytes());
        if (Vectors is not null) writer.Blob(Vectors.ToDigestBytes());
    }

    /// <exception cref="InvalidDataException">The bytes are not a profile of this schema.</exception>
    public static FeatureProfile FromBytes(FeatureSchema schema, ReadOnlySpan<byte> bytes)
    {
        var reader = new StateReader(bytes);
        if (reader.Byte() != FormatVersion || reader.Byte() != (byte)schema.Form)
            throw new InvalidDataException($"The stored profile of {schema.Subject} has another form than its schema.");
        var quality = QualityCounts.Read(ref reader);
        var kinds = new long[KindSlots];
        for (var i = 0; i < KindSlots; i++) kinds[i] = reader.Long();
        var states = new long[StateCounts.Forms];
        for (var i = 0; i < states.Length; i++) states[i] = reader.Long();
        var selected = new WeightedCount(reader.Long(), reader.Long());
        var traits = TraitCounts.Read(ref reader);
        var parts = new Dictionary<string, NumericProfile>();
        var held = reader.Int();
        var marks = ValueMarks.Read(ref reader);
        for (var count = held; count > 0; count--)
        {
            var key = reader.Text();
            parts[key] = NumericProfile.FromBytes(schema.EdgesOf(key), reader.Blob());
        }

        held = reader.Byte();
        var profile = new FeatureProfile(schema, quality, StateCounts.From(states), (held & WithCategories) == 0 ? null : CategoryProfile.FromBytes(reader.Blob()))
        {
            Selected = selected,
            Traits = traits,
            Marks = marks,
            Texts = (held & WithTexts) == 0 ? null : TextProfile.FromBytes(Fixed(schema.Grid?.Texts, schema), reader.Blob()),
            Vectors = (held & WithVectors) == 0 ? null : VectorProfile.FromBytes(Fixed(schema.Grid?.Vectors, schema), reader.Blob()),
        };
        kinds.CopyTo(profile._kinds, 0);
        foreach (var (key, part) in parts) profile._parts[key] = part;
        return profile;
    }

    private byte Held => (byte)((Categories is null ? 0 : WithCategories) | (Texts is null ? 0 : WithTexts) | (Vectors is null ? 0 : WithVectors));

    private void WriteCounts(StateWriter writer)
    {
        writer.Byte(FormatVersion);
        writer.Byte((byte)Schema.Form);
        Quality.Write(writer);
        foreach (var kind in _kinds) writer.Long(kind);
        foreach (var state in States.FixedCounts) writer.Long(state);
        writer.Long(Selected.Rows);
        writer.Long(Selected.Fixed);
        Traits.Write(writer);
        writer.Int(_parts.Count);
    }

    private static T Fixed<T>(T? grid, FeatureSchema schema)
        where T : class =>
        grid ?? throw new InvalidDataException($"The stored profile of {schema.Subject} was counted under a reference that its schema has not.");
}
