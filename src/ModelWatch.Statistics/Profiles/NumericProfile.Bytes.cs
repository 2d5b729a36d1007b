namespace ModelWatch.Statistics.Profiles;

public sealed partial class NumericProfile
{
    private const byte Version = 2;

    /// <summary>
    /// The canonical, versioned binary form of the whole state, closed with a check sum: equal contents give equal bytes. A common factor
    /// of the weights (such as 1 / sampling rate) is stored once, and each sum takes the bits that its bin can fill.
    /// </summary>
    public byte[] ToBytes()
    {
        var sink = new BitSink();
        sink.Bits(Version, 8);
        foreach (var part in Edges.DigestHead)
            sink.Bits(part, 8);
        sink.Count(Rows);
        if (Rows > 0)
            WriteContents(sink);
        heavy.Write(sink);
        repeats.Write(sink);
        return sink.ToArray();
    }

    /// <summary>Reads the form of <see cref="ToBytes"/>.</summary>
    /// <param name="edges">The edges the profile was made with.</param>
    /// <param name="bytes">The binary form, complete.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged, of another version or of other edges.</exception>
    public static NumericProfile FromBytes(NumericEdges edges, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (bytes.IsEmpty || bytes[0] != Version)
            throw new InvalidDataException($"The numeric profile is not of version {Version}.");
        var source = new BitSource(bytes);
        source.Bits(8);
        foreach (var part in edges.DigestHead)
        {
            if (source.Bits(8) != part)
                throw new InvalidDataException("The numeric profile belongs to other edges.");
        }
        var profile = new NumericProfile(edges) { Rows = source.Count() };
        if (profile.Rows > 0)
            profile.ReadContents(ref source);
        profile.heavy = HeavyCounters.Read(ref source);
        profile.repeats = RepeatCounts.Read(ref source);
        source.Finish();
        return profile;
    }
}
