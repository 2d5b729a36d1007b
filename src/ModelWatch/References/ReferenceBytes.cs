using System.Security.Cryptography;
using ModelWatch.Statistics.Multivariate;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Text;

namespace ModelWatch.References;

/// <summary>The canonical bytes of a reference's content, and back. Subjects, segments and parts stand in ordinal order.</summary>
internal static class ReferenceBytes
{
    private const byte FormatVersion = 2;
    private const byte Probability = 1, Texts = 2, Vectors = 4;

    /// <summary>The content as it is stored.</summary>
    public static byte[] Of(ReferenceProfile reference) => Of(reference, feature => feature.ToBytes());

    /// <summary>Lower-case SHA-256 over the content but what depends on the order of the rows: heavy values and repeats.</summary>
    public static string DigestOf(ReferenceProfile reference) =>
        Convert.ToHexStringLower(SHA256.HashData(Of(reference, feature => feature.ToDigestBytes())));

    private static byte[] Of(ReferenceProfile reference, Func<FeatureProfile, byte[]> bytes)
    {
        var writer = new StateWriter();
        writer.Byte(FormatVersion);
        writer.Long(reference.Rows);
        writer.Long(reference.From?.UtcTicks ?? -1);
        writer.Long(reference.To?.UtcTicks ?? -1);
        writer.Byte(reference.HasKinds ? (byte)1 : (byte)0);
        WriteFeatures(writer, reference.Features, bytes);
        writer.Int(reference.Segments.Count);
        foreach (var (segment, features) in reference.Segments.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            writer.Text(segment);
            foreach (var feature in features.OrderBy(f => f.Key, StringComparer.Ordinal)) writer.Blob(bytes(feature.Value));
        }

        writer.Byte(reference.Label is null ? (byte)0 : (byte)1);
        if (reference.Label is { } label) WriteFeature(writer, label, bytes);
        SampleBytes.Write(writer, reference);
        return writer.Written.ToArray();
    }

    /// <summary>Reads the content back; what it does not hold comes from <paramref name="rest"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes are no reference of this version.</exception>
    public static ReferenceProfile Read(ReadOnlySpan<byte> content, ReferenceProfile rest)
    {
        var reader = new StateReader(content);
        if (reader.Byte() != FormatVersion) throw new InvalidDataException("The stored reference has a form that this version does not know.");
        var rows = reader.Long();
        var (from, to) = (Time(reader.Long()), Time(reader.Long()));
        var hasKinds = reader.Byte() == 1;
        var features = ReadFeatures(ref reader);
        var segments = new Dictionary<string, IReadOnlyDictionary<string, FeatureProfile>>(StringComparer.Ordinal);
        for (var count = reader.Int(); count > 0; count--)
        {
            var segment = reader.Text();
            var profiles = new Dictionary<string, FeatureProfile>(StringComparer.Ordinal);
            foreach (var (subject, whole) in features) profiles[subject] = FeatureProfile.FromBytes(whole.Schema, reader.Blob());
            segments[segment] = profiles;
        }

        var label = reader.Byte() == 1 ? ReadFeature(ref reader) : null;
        return rest with
        {
            Rows = rows,
            From = from,
            To = to,
            HasKinds = hasKinds,
            Features = features,
            Segments = segments,
            Label = label,
            Sample = SampleBytes.ReadSample(ref reader),
            Calibrations = SampleBytes.ReadCalibrations(ref reader),
        };
    }

    /// <summary>What the content fixes, by subject, without the profiles and rows: all that counting needs.</summary>
    /// <exception cref="InvalidDataException">The bytes are no reference of this version.</exception>
    public static IReadOnlyDictionary<string, FeatureGrid> ReadGrids(ReadOnlySpan<byte> content)
    {
        var reader = new StateReader(content);
        if (reader.Byte() != FormatVersion) throw new InvalidDataException("The stored reference has a form that this version does not know.");
        for (var times = 0; times < 3; times++) reader.Long();
        reader.Byte();
        var grids = new Dictionary<string, FeatureGrid>(StringComparer.Ordinal);
        for (var count = reader.Int(); count > 0; count--)
        {
            var schema = ReadSchema(ref reader);
            grids[schema.Subject] = schema.Grid!;
            reader.Blob();
        }

        return grids;
    }

    private static DateTimeOffset? Time(long ticks) => ticks < 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);

    private static void WriteFeatures(StateWriter writer, IReadOnlyDictionary<string, FeatureProfile> features, Func<FeatureProfile, byte[]> bytes)
    {
        writer.Int(features.Count);
        foreach (var feature in features.OrderBy(f => f.Key, StringComparer.Ordinal)) WriteFeature(writer, feature.Value, bytes);
    }

    private static SortedDictionary<string, FeatureProfile> ReadFeatures(ref StateReader reader)
    {
        var features = new SortedDictionary<string, FeatureProfile>(StringComparer.Ordinal);
        for (var count = reader.Int(); count > 0; count--)
        {
            var feature = ReadFeature(ref reader);
            features[feature.Subject] = feature;
        }

        return features;
    }

    private static void WriteFeature(StateWriter writer, FeatureProfile feature, Func<FeatureProfile, byte[]> bytes)
    {
        var grid = feature.Schema.Grid!;
        writer.Text(feature.Subject);
        writer.Byte((byte)feature.Schema.Form);
        writer.Byte((byte)((feature.Schema.IsProbability ? Probability : 0) | (grid.Texts is null ? 0 : Texts) | (grid.Vectors is null ? 0 : Vectors)));
        writer.Int(grid.Edges.Count);
        foreach (var (part, edges) in grid.Edges.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            writer.Text(part);
            writer.Blob(edges.ToBytes());
        }

        writer.Int(grid.Categories?.Count ?? -1);
        foreach (var category in grid.Categories ?? []) writer.Text(category);
        if (grid.Texts is { } texts) writer.Blob(texts.ToBytes());
        if (grid.Vectors is { } vectors) writer.Blob(vectors.ToBytes());
        writer.Blob(bytes(feature));
    }

    private static FeatureProfile ReadFeature(ref StateReader reader)
    {
        var schema = ReadSchema(ref reader);
        return FeatureProfile.FromBytes(schema, reader.Blob());
    }

    private static FeatureSchema ReadSchema(ref StateReader reader)
    {
        var (subject, form, flags) = (reader.Text(), (FeatureForm)reader.Byte(), reader.Byte());
        var edges = new Dictionary<string, NumericEdges>(StringComparer.Ordinal);
        for (var count = reader.Int(); count > 0; count--)
        {
            var part = reader.Text();
            edges[part] = NumericEdges.FromBytes(reader.Blob());
        }

        var categories = reader.Int() is var listed and >= 0 ? new string[listed] : null;
        for (var i = 0; i < categories?.Length; i++) categories[i] = reader.Text();
        var grid = new FeatureGrid(edges, categories)
        {
            Texts = (flags & Texts) == 0 ? null : TextReference.FromBytes(reader.Blob()),
            Vectors = (flags & Vectors) == 0 ? null : VectorReference.FromBytes(reader.Blob()),
        };
        return FeatureSchema.Stored(subject, form, (flags & Probability) != 0, grid);
    }
}
