using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Text;

/// <summary>
/// The one-pass, mergeable state of a text feature: length, characters by class, shapes, words in 1,024 hash buckets, and words outside the
/// reference's vocabulary. Of a text only the first 4,096 UTF-16 units are examined (the length is exact); longer ones are counted.
/// Any order gives the same bytes while there are at most 1,000 shapes, afterwards shapes keep their stated error. Not thread safe.
/// </summary>
public sealed partial class TextProfile
{
    /// <summary>UTF-16 units of a text that are examined.</summary>
    public const int LargestExamined = 4096;

    /// <summary>Number of buckets of words.</summary>
    public const int Buckets = 1024;

    /// <summary>Cells of the length: 0 to 38 units, then 39 and more.</summary>
    public const int Cells = 40;

    /// <summary>Units of a shape; a longer text has U+2026 at its end.</summary>
    public const int LargestShape = 24;

    private readonly Int128[] classes = new Int128[CharacterTable.Classes];
    private readonly long[] cells = new long[Cells];
    private readonly Int128[] buckets = new Int128[Buckets];
    private long total;
    private long cut;
    private long withUnknown;
    private Int128 words;
    private Int128 unknown;
    private Int128 weightSquares;
    private Int128 wordSquares;

    /// <summary>An empty profile.</summary>
    /// <param name="reference">What the reference fixed.</param>
    public TextProfile(TextReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        Reference = reference;
        Length = new NumericProfile(reference.LengthEdges);
        Shapes = new CategoryProfile();
    }

    /// <summary>What the reference fixed.</summary>
    public TextReference Reference { get; }

    /// <summary>Length in UTF-16 units.</summary>
    public NumericProfile Length { get; private set; }

    /// <summary>Shapes such as <c>AAA-9999</c>: the classes of the characters in order (<see cref="CharacterClass"/>).</summary>
    public CategoryProfile Shapes { get; private set; }

    /// <summary>Texts added, each counted once.</summary>
    public long Rows => Length.Rows;

    /// <summary>Sum of the weights.</summary>
    public double Weight => FixedWeight.ToDouble(total);

    /// <summary>Weight of the texts of more than 4,096 UTF-16 units.</summary>
    public double CutTexts => FixedWeight.ToDouble(cut);

    /// <summary>Weight of the words examined.</summary>
    public double Words => (double)words / FixedWeight.One;

    /// <summary>Weight of the texts of a length: 0 to 38 UTF-16 units, then 39 and more.</summary>
    public IReadOnlyList<double> LengthCells => Array.ConvertAll(cells, FixedWeight.ToDouble);

    /// <summary>Weight of the examined characters of a class.</summary>
    /// <param name="kind">The class.</param>
    public double Characters(CharacterClass kind) => (double)classes[(int)kind] / FixedWeight.One;

    /// <summary>Adds one text.</summary>
    /// <param name="text">The text; a missing one is never added, an empty one is a text.</param>
    /// <param name="weight">In (0, 2^30]; rounded to a multiple of 2^-24. Weight w equals w repetitions.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range.</exception>
    public void Add(string text, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fixedWeight = FixedWeight.From(weight);
        total = checked(total + fixedWeight);
        weightSquares = checked(weightSquares + (Int128)fixedWeight * fixedWeight);
        cells[Math.Min(text.Length, Cells - 1)] += fixedWeight;
        cut += text.Length > LargestExamined ? fixedWeight : 0;
        Length.Add(text.Length, weight);
        AddCharacters(text, fixedWeight, weight);
        AddWords(Examined(text), fixedWeight);
    }

    /// <summary>A profile of texts of weight 1.</summary>
    /// <param name="reference">What the reference fixed.</param>
    /// <param name="texts">The texts.</param>
    public static TextProfile Of(TextReference reference, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var profile = new TextProfile(reference);
        foreach (var text in texts)
            profile.Add(text);
        return profile;
    }

    /// <summary>Adds what another profile has seen.</summary>
    /// <param name="other">A profile of the same reference; it is not changed.</param>
    /// <exception cref="ArgumentException">The references differ.</exception>
    public void Merge(TextProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        DemandSame(other);
        Length.Merge(other.Length);
        Shapes.Merge(other.Shapes);
        for (var k = 0; k < classes.Length; k++)
            classes[k] += other.classes[k];
        for (var k = 0; k < cells.Length; k++)
            cells[k] = checked(cells[k] + other.cells[k]);
        for (var k = 0; k < buckets.Length; k++)
            buckets[k] += other.buckets[k];
        total = checked(total + other.total);
        cut += other.cut;
        withUnknown += other.withUnknown;
        words += other.words;
        unknown += other.unknown;
        weightSquares = checked(weightSquares + other.weightSquares);
        wordSquares = checked(wordSquares + other.wordSquares);
    }

    /// <summary>The part whose words are read: a word that the limit would cut is left out, unless it is all there is.</summary>
    internal static ReadOnlySpan<char> Examined(string text)
    {
        if (text.Length <= LargestExamined)
            return text;
        var end = LargestExamined;
        while (end > 0 && char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(text[end - 1]))
            end--;
        return text.AsSpan(0, end == 0 ? LargestExamined : end);
    }

    internal void DemandSame(TextProfile other)
    {
        if (!ReferenceEquals(Reference, other.Reference) && Reference.Digest != other.Reference.Digest)
            throw new ArgumentException("Text profiles of different references do not go together.", nameof(other));
    }

    private void AddCharacters(string text, long fixedWeight, double weight)
    {
        Span<int> counts = stackalloc int[CharacterTable.Classes];
        Span<char> shape = stackalloc char[LargestShape + 1];
        counts.Clear();
        var examined = Math.Min(text.Length, LargestExamined);
        for (var i = 0; i < examined; i++)
        {
            var kind = CharacterTable.Of(text, i);
            counts[(int)kind]++;
            if (i < LargestShape)
                shape[i] = CharacterTable.Shape(kind, text[i]);
        }
        for (var k = 0; k < counts.Length; k++)
            classes[k] += (Int128)counts[k] * fixedWeight;
        if (text.Length > LargestShape)
            shape[LargestShape] = '\u2026';
        Shapes.Add(new string(shape[..Math.Min(text.Length, LargestShape + 1)]), weight);
    }

    private void AddWords(ReadOnlySpan<char> text, long fixedWeight)
    {
        long here = 0, unknownHere = 0;
        var walk = new TokenWalk(text);
        for (; walk.Next(); here++)
        {
            buckets[walk.Current % Buckets] += fixedWeight;
            unknownHere += Reference.Knows(walk.Current) ? 0 : 1;
        }
        words += (Int128)here * fixedWeight;
        unknown += (Int128)unknownHere * fixedWeight;
        wordSquares = checked(wordSquares + (Int128)fixedWeight * fixedWeight * here);
        withUnknown += unknownHere > 0 ? fixedWeight : 0;
    }
}
