namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// The one-pass, mergeable state of probability scores and their outcomes over 300 bins of equal width, [k/300, (k+1)/300), 1 in the last:
/// 10, 15, 20 and 100 bins are whole groups of them. Scores and labelled rows are added apart, because labels come later. All sums are
/// whole numbers of 2^-24 in weights and 2^-60 in scores, so any order of adding and merging gives the same bytes. Not thread safe.
/// </summary>
public sealed partial class ScoreProfile
{
    /// <summary>Number of bins.</summary>
    public const int Bins = 300;
    private const double Unit = 1L << 60;
    private readonly ScoreSums[] all = new ScoreSums[Bins];
    private readonly ScoreSums[] labelled = new ScoreSums[Bins];

    /// <summary>Scores added, each counted once.</summary>
    public long Rows { get; private set; }

    /// <summary>Labelled rows added, each counted once.</summary>
    public long LabelledRows { get; private set; }

    /// <summary>The bin of a score.</summary>
    /// <param name="score">In [0, 1].</param>
    /// <returns>0 to 299.</returns>
    public static int BinOf(double score)
    {
        var bin = Math.Min(Bins - 1, (int)(score * Bins));
        // The product may round over an edge; the edges k/300 themselves decide.
        if (bin > 0 && score < bin / (double)Bins)
            return bin - 1;
        return bin < Bins - 1 && score >= (bin + 1) / (double)Bins ? bin + 1 : bin;
    }

    /// <summary>Adds a score.</summary>
    /// <param name="score">In [0, 1].</param>
    /// <param name="weight">In (0, 2^30]; rounded to a multiple of 2^-24. Weight w equals w repetitions.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public void Add(double score, double weight = 1)
    {
        Demand(score);
        all[BinOf(score)].Add(Whole(score), Whole(score * score), 0, 0, FixedWeight.From(weight));
        Rows++;
    }

    /// <summary>Adds many scores of one weight.</summary>
    /// <param name="scores">Each in [0, 1].</param>
    /// <param name="weight">In (0, 2^30]; rounded to a multiple of 2^-24.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range; scores before it have been added.</exception>
    public void AddRange(ReadOnlySpan<double> scores, double weight = 1)
    {
        foreach (var score in scores)
            Add(score, weight);
    }

    /// <summary>Adds the outcome of a score, beside <see cref="Add"/> of the score itself.</summary>
    /// <param name="score">In [0, 1].</param>
    /// <param name="positive">The outcome.</param>
    /// <param name="weight">In (0, 2^30]; rounded to a multiple of 2^-24.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public void AddLabelled(double score, bool positive, double weight = 1)
    {
        Demand(score);
        var units = Whole(score);
        labelled[BinOf(score)].Add(units, Whole(score * score), positive ? 1 : 0, positive ? units : 0, FixedWeight.From(weight));
        LabelledRows++;
    }

    /// <summary>Adds what another profile has seen.</summary>
    /// <param name="other">The other; it is not changed.</param>
    public void Merge(ScoreProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Rows += other.Rows;
        LabelledRows += other.LabelledRows;
        for (var k = 0; k < Bins; k++)
        {
            all[k].Merge(other.all[k]);
            labelled[k].Merge(other.labelled[k]);
        }
    }

    private static long Whole(double score) => (long)Math.Round(score * Unit);

    private static void Demand(double score)
    {
        if (!(score is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(score), score, "A probability lies in [0, 1].");
    }
}
