using ModelWatch.Statistics.Profiles;

namespace ModelWatch.References;

internal sealed partial class FeatureProfile
{
    private const byte FormatVersion = 2;

    /// <summary>The canonical bytes; read back under the same schema.</summary>
    public byte[] ToBytes() => Write(part => part.ToBytes(), categories => categories.ToBytes());

    /// <summary>
    /// What a window's digest covers: equal rows give equal bytes in any order and any split. Heavy values, repeats, and the counts of
    /// single categories once there are more than a thousand are left out.
    /// </summary>
    public byte[] ToDigestBytes() => Write(part => part.ToDigestBytes(), categories => categories.ToDigestBytes());

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
        var parts = new Dictionary<string, NumericProfile>();
        for (var count = reader.Int(); count > 0; count--)
        {
            var key = reader.Text();
            parts[key] = NumericProfile.FromBytes(schema.EdgesOf(key), reader.Blob());
        }

        var profile = new FeatureProfile(schema, quality, StateCounts.From(states), reader.AtEnd ? null : CategoryProfile.FromBytes(reader.Blob()));
        kinds.CopyTo(profile._kinds, 0);
        foreach (var (key, part) in parts) profile._parts[key] = part;
        return profile;
    }

    private byte[] Write(Func<NumericProfile, byte[]> number, Func<CategoryProfile, byte[]> category)
    {
        var writer = new StateWriter();
        writer.Byte(FormatVersion);
        writer.Byte((byte)Schema.Form);
        Quality.Write(writer);
        foreach (var kind in _kinds) writer.Long(kind);
        foreach (var state in States.FixedCounts) writer.Long(state);
        writer.Int(_parts.Count);
        foreach (var (key, part) in _parts)
        {
            writer.Text(key);
            writer.Blob(number(part));
        }

        if (Categories is not null) writer.Blob(category(Categories));
        return writer.Written.ToArray();
    }
}
