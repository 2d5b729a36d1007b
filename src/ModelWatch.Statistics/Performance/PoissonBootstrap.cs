using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Performance;

/// <summary>
/// A one-pass, mergeable bootstrap of figures that are functions of sums over rows (a mean loss, a ratio): every draw repeats a row a
/// Poisson(1) number of times (Hanley and MacGibbon 2006), so a draw is its sums, and merging adds them. Costs the draws a row. Parts must
/// have sources of chance of their own. Not thread safe while adding.
/// </summary>
public sealed class PoissonBootstrap
{
    private readonly double[][] drawn;
    private readonly double[] sums;

    /// <summary>An empty state.</summary>
    /// <param name="sums">Number of sums a row adds to, 1 or more.</param>
    /// <param name="draws">Number of draws, 20 or more.</param>
    public PoissonBootstrap(int sums, int draws = 200)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sums, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 20);
        this.sums = new double[sums];
        drawn = new double[draws][];
        for (var d = 0; d < draws; d++)
            drawn[d] = new double[sums];
    }

    /// <summary>Number of rows added.</summary>
    public long Rows { get; private set; }

    /// <summary>The sums of the rows as they came.</summary>
    public ReadOnlySpan<double> Sums => sums;

    /// <summary>Adds a row.</summary>
    /// <param name="terms">What the row adds to each sum, finite; with a weight, times the weight.</param>
    /// <param name="random">A seeded source of chance.</param>
    /// <exception cref="ArgumentException">Another number of terms, or one that is not finite.</exception>
    public void Add(ReadOnlySpan<double> terms, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (terms.Length != sums.Length)
            throw new ArgumentException("A row has as many terms as there are sums.", nameof(terms));
        foreach (var term in terms)
        {
            if (!double.IsFinite(term))
                throw new ArgumentException("Terms are finite.", nameof(terms));
        }
        Rows++;
        for (var s = 0; s < terms.Length; s++)
            sums[s] += terms[s];
        foreach (var draw in drawn)
        {
            var times = Poisson(random);
            for (var s = 0; s < terms.Length && times > 0; s++)
                draw[s] += times * terms[s];
        }
    }

    /// <summary>Adds the rows of another state of the same shape.</summary>
    /// <param name="other">The other state.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void Merge(PoissonBootstrap other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.sums.Length != sums.Length || other.drawn.Length != drawn.Length)
            throw new ArgumentException("States of unlike shape cannot be merged.", nameof(other));
        Rows += other.Rows;
        for (var s = 0; s < sums.Length; s++)
        {
            sums[s] += other.sums[s];
            for (var d = 0; d < drawn.Length; d++)
                drawn[d][s] += other.drawn[d][s];
        }
    }

    /// <summary>
    /// A figure of the sums with its percentile 95 % interval; absent without rows or where the figure is not finite, without interval for
    /// fewer than two rows or where more than 2.5 % of the draws have none.
    /// </summary>
    /// <param name="figure">The figure of the sums; may return NaN where undefined.</param>
    public Figure Interval(Func<double[], double> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (Rows == 0)
            return Figure.Absent("no rows");
        var value = figure([.. sums]);
        if (!double.IsFinite(value))
            return Figure.Absent("the sums do not define the figure");
        return Rows < 2 ? Figure.Of(value)
            : Percentile.Interval(Figure.Of(value), [.. drawn.Select(d => figure([.. d]))], Proportion.Level);
    }

    private static int Poisson(Random random)
    {
        var (u, term, k) = (random.NextDouble(), Math.Exp(-1), 0);
        for (var sum = term; sum < u && k < 20; sum += term)
            term /= ++k;
        return k;
    }
}
