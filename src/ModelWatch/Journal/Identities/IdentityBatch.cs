namespace ModelWatch.Journal.Identities;

/// <summary>The identities of one batch, prepared outside the commit; a column each.</summary>
internal sealed record IdentityBatch(UInt128[] Keys, ulong[] Sources, ulong[] Contents, long[] Expires)
{
    private const byte Form = 2;

    public int Count => Keys.Length;

    public static IdentityBatch Of(EventBatch batch, UInt128[] contents, long[] expires, UInt128 mix)
    {
        if (contents.Length != batch.Count || expires.Length != batch.Count)
        {
            throw new ArgumentException("Contents and ends of identities have a value a row.", nameof(contents));
        }

        var keys = new UInt128[batch.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = batch.Ids[i] ^ mix;
        }

        return new IdentityBatch(keys, HashOf(batch.Sources), Array.ConvertAll(contents, content => (ulong)content), expires);
    }

    /// <summary>The form in the entry, from which a start fills the memory again without decoding columns. In a rented buffer.</summary>
    public ArraySegment<byte> Rent()
    {
        var to = new PayloadWriter(Form, 64 + 40 * Count);
        to.Array<UInt128>(Keys);
        to.Array<ulong>(Sources);
        to.Array<ulong>(Contents);
        to.Wholes(Expires);
        return to.Finish();
    }

    /// <exception cref="InvalidDataException">The bytes are of another form, or damaged.</exception>
    public static IdentityBatch Read(ReadOnlySpan<byte> blob)
    {
        var from = new PayloadReader(blob, Form);
        return new IdentityBatch(from.Array<UInt128>(), from.Array<ulong>(), from.Array<ulong>(), from.Wholes());
    }

    public IdentityRow Row(int row, long model) =>
        new() { Key = Keys[row], Source = Sources[row], Content = Contents[row], Expires = Expires[row], Model = model };

    public static ulong HashOf(string source) => (ulong)Hash128.OfId(source);

    /// <summary>Neighbours mostly have the same source, and often the same string.</summary>
    private static ulong[] HashOf(string[] sources)
    {
        var hashes = new ulong[sources.Length];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = i > 0 && sources[i] == sources[i - 1] ? hashes[i - 1] : HashOf(sources[i]);
        }

        return hashes;
    }
}
