using System.Buffers.Binary;
using System.Security.Cryptography;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Text;

/// <summary>
/// What the profiles of a text feature are made with, fixed by its reference: the edges of the length and the vocabulary, its commonest
/// words as 64-bit hashes. Immutable and thread safe.
/// </summary>
public sealed class TextReference
{
    /// <summary>Most words of a vocabulary.</summary>
    public const int LargestVocabulary = 20_000;

    // A reference of random texts must not fill the memory: words that come first after so many others are not learned.
    private const int LargestCounted = 1_000_000;
    private const byte Version = 1;
    private readonly ulong[] words;
    private readonly HashSet<ulong> lookup;

    private TextReference(NumericEdges lengthEdges, ulong[] words, double unseenMass)
    {
        (LengthEdges, this.words, UnseenMass) = (lengthEdges, words, unseenMass);
        lookup = [.. words];
        Digest = Convert.ToHexStringLower(SHA256.HashData(ToBytes()));
    }

    /// <summary>The edges of the length in UTF-16 units.</summary>
    public NumericEdges LengthEdges { get; }

    /// <summary>Number of words of the vocabulary, 0 to 20,000.</summary>
    public int Words => words.Length;

    /// <summary>
    /// The share of words that texts like the reference are expected to have outside its vocabulary, in [0, 1]: words met once (Good 1953)
    /// and words that were not kept, over all words. The reference's own share is 0 by construction where all were kept: no yardstick.
    /// </summary>
    public double UnseenMass { get; }

    /// <summary>Lower-case SHA-256 of the binary form; profiles merge only when it is equal.</summary>
    public string Digest { get; }

    /// <summary>Fixes edges and vocabulary: the 20,000 commonest words of the first 4,096 characters of each text, ties by hash.</summary>
    /// <param name="texts">The reference texts in any order, at least one.</param>
    /// <exception cref="ArgumentException">There is no text.</exception>
    public static TextReference From(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var lengths = new List<double>();
        var counts = new Dictionary<ulong, long>();
        long total = 0;
        foreach (var text in texts)
        {
            lengths.Add(text.Length);
            var walk = new TokenWalk(TextProfile.Examined(text));
            for (; walk.Next(); total++)
            {
                if (counts.TryGetValue(walk.Current, out var count) || counts.Count < LargestCounted)
                    counts[walk.Current] = count + 1;
            }
        }
        if (lengths.Count == 0)
            throw new ArgumentException("The reference has no text.", nameof(texts));
        var kept = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(LargestVocabulary).ToList();
        var unseen = total - kept.Sum(c => c.Value) + kept.Count(c => c.Value == 1);
        return new TextReference(NumericEdges.FromSorted(SortedSample.From([.. lengths])),
            [.. kept.Select(c => c.Key).Order()], total == 0 ? 0 : unseen / (double)total);
    }

    /// <summary>The canonical, versioned binary form; at most 160 KB and the edges.</summary>
    public byte[] ToBytes()
    {
        var sink = new ByteSink();
        sink.Byte(Version);
        var edges = LengthEdges.ToBytes();
        sink.Whole(edges.Length);
        sink.Raw(edges);
        sink.Double(UnseenMass);
        sink.Whole(words.Length);
        Span<byte> word = stackalloc byte[8];
        foreach (var hash in words)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, hash);
            sink.Raw(word);
        }
        return sink.ToArray();
    }

    /// <summary>Reads the form of <see cref="ToBytes"/>.</summary>
    /// <param name="bytes">The binary form, complete.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged or of another version.</exception>
    public static TextReference FromBytes(ReadOnlySpan<byte> bytes)
    {
        var source = new ByteSource(bytes);
        if (source.Byte() != Version)
            throw new InvalidDataException("The text reference has an unknown version.");
        var edges = NumericEdges.FromBytes(source.Take(source.Count(int.MaxValue)));
        var unseenMass = source.Double();
        var words = new ulong[source.Count(LargestVocabulary)];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt64LittleEndian(source.Take(8));
            if (i > 0 && words[i] <= words[i - 1])
                throw ByteSource.Broken();
        }
        source.Finish();
        return unseenMass is >= 0 and <= 1 ? new TextReference(edges, words, unseenMass) : throw ByteSource.Broken();
    }

    internal bool Knows(ulong word) => lookup.Contains(word);
}
