using ModelWatch.Statistics.Drift;

namespace ModelWatch.Statistics.Text;

/// <summary>
/// What two text profiles of one reference have in common. Length is compared by <see cref="KolmogorovSmirnov"/> and
/// <see cref="Wasserstein"/> of <see cref="TextProfile.Length"/>; the counts here go to any distance of shares. Pure functions.
/// </summary>
public static class TextDrift
{
    /// <summary>Characters a class, in the order of <see cref="CharacterClass"/>. Characters of a text are not independent: no p-value.</summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile.</param>
    /// <exception cref="ArgumentException">The references differ.</exception>
    public static PairedCounts Classes(TextProfile reference, TextProfile current) =>
        Paired(reference, current, profile => profile.ClassCounts());

    /// <summary>Texts a cell of length (0 to 38 units, then 39 and more); fit for <see cref="ChiSquare"/>.</summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile.</param>
    /// <exception cref="ArgumentException">The references differ.</exception>
    public static PairedCounts Lengths(TextProfile reference, TextProfile current) =>
        Paired(reference, current, profile => [.. profile.LengthCells]);

    /// <summary>
    /// Words a hash bucket. Words that share a bucket are one, so a distance of shares is at most that of the words themselves
    /// (data-processing inequality); with few words a distance is far from 0 by chance alone.
    /// </summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile.</param>
    /// <exception cref="ArgumentException">The references differ.</exception>
    public static PairedCounts Words(TextProfile reference, TextProfile current) =>
        Paired(reference, current, profile => profile.BucketCounts());

    /// <summary>Texts a shape, over the union of shapes; fit for <see cref="ChiSquare"/>.</summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile.</param>
    /// <exception cref="ArgumentException">The references differ.</exception>
    public static PairedCounts Shapes(TextProfile reference, TextProfile current)
    {
        Same(reference, current);
        return PairedCounts.Categories(reference.Shapes, current.Shapes);
    }

    /// <summary>Total variation between the shares of the character classes, in [0, 1]; absent without a character on a side.</summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile.</param>
    /// <exception cref="ArgumentException">The references differ.</exception>
    public static Figure ClassTotalVariation(TextProfile reference, TextProfile current) =>
        ShareDistance.TotalVariation(Classes(reference, current));

    /// <summary>Jensen-Shannon distance (base 2) between the shapes, in [0, 1]; absent for an empty side.</summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile.</param>
    /// <exception cref="ArgumentException">The references differ.</exception>
    public static Figure ShapeJensenShannon(TextProfile reference, TextProfile current) => JensenShannon.Of(Shapes(reference, current));

    /// <summary>Jensen-Shannon distance (base 2) between the word buckets, in [0, 1]; absent without a word on a side.</summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile.</param>
    /// <exception cref="ArgumentException">The references differ.</exception>
    public static Figure WordJensenShannon(TextProfile reference, TextProfile current) => JensenShannon.Of(Words(reference, current));

    private static PairedCounts Paired(TextProfile reference, TextProfile current, Func<TextProfile, double[]> counts)
    {
        Same(reference, current);
        return new PairedCounts(counts(reference), counts(current));
    }

    private static void Same(TextProfile reference, TextProfile current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        reference.DemandSame(current);
    }
}
