using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Text;

public sealed partial class TextProfile
{
    private const string NoVocabulary = "the reference has no words";

    /// <summary>
    /// Share of the texts with at least one word outside the reference's vocabulary, in [0, 1], with the Wilson interval of the effective
    /// number of texts at level 0.95. Absent when empty or when the vocabulary is.
    /// </summary>
    public Figure OutOfVocabularyTexts =>
        Reference.Words == 0 ? Figure.Absent(NoVocabulary)
        : Rows == 0 ? Figure.Absent("no texts")
        : Proportion.Weighted(withUnknown, total, total / (double)weightSquares);

    /// <summary>
    /// Share of the words outside the reference's vocabulary, in [0, 1], with the Wilson interval of the effective number of words at level
    /// 0.95: as if words came one by one, so too narrow where a text repeats its unknown words. Compare with
    /// <see cref="TextReference.UnseenMass"/>. Absent without words or vocabulary.
    /// </summary>
    public Figure OutOfVocabularyWords =>
        Reference.Words == 0 ? Figure.Absent(NoVocabulary)
        : words == 0 ? Figure.Absent(Rows == 0 ? "no texts" : "no words")
        : Proportion.Weighted((double)unknown, (double)words, (double)words / (double)wordSquares);

    internal double[] ClassCounts() => Scaled(classes);

    internal double[] BucketCounts() => Scaled(buckets);

    private static double[] Scaled(Int128[] counts) => Array.ConvertAll(counts, c => (double)c / Profiles.FixedWeight.One);
}
