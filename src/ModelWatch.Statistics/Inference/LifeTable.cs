namespace ModelWatch.Statistics.Inference;

/// <summary>
/// The Kaplan-Meier estimate (1958) of the share of rows that have met their event by an age, from counts in fixed age cells: F = 1 - S with
/// S the product of (1 - events / at risk). Where every row at risk in a cell was watched through the whole cell, F at a cell's end is that of
/// the exact times; inside a cell it is linear. Immutable and thread safe.
/// </summary>
/// <remarks>
/// Interval: Wilson with the effective number of rows S (1 - S) / V, V the variance of Greenwood (1926); without censoring that is the number
/// of rows (Cutler and Ederer 1958, Dorey and Korn 1987). It stays inside [0, 1] and has a width where no row or every row met its event.
/// </remarks>
public sealed class LifeTable
{
    /// <summary>Why there is no share or quantile.</summary>
    public const string Empty = "no rows at risk";

    private readonly double[] edges;
    private readonly double[] survival;
    private readonly double[] effective;

    /// <summary>A table of k cells.</summary>
    /// <param name="edges">k + 1 ages, ascending, finite, the first 0 or more; cell j holds ages from edge j (inclusive) to edge j + 1 (exclusive).</param>
    /// <param name="atRisk">k counts of rows that entered the cell without an event. The table ends before the first 0 unless every row has met its event by then.</param>
    /// <param name="events">k counts of events, 0 to the rows at risk of the cell.</param>
    /// <param name="inflation">How many times too small the binomial variance is (rows that come in groups), 1 or more.</param>
    /// <exception cref="ArgumentException">Lengths or order do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count or the inflation is out of range.</exception>
    public LifeTable(ReadOnlySpan<double> edges, ReadOnlySpan<long> atRisk, ReadOnlySpan<long> events, double inflation = 1)
    {
        Demand(edges, atRisk, events, inflation);
        var cells = 0;
        double alive = 1, greenwood = 0, rows = atRisk.IsEmpty ? 0 : atRisk[0];
        List<double> steps = [1], effectives = [rows / inflation];
        for (; cells < atRisk.Length && (atRisk[cells] > 0 || (alive == 0 && cells > 0)); cells++)
        {
            double n = atRisk[cells], d = events[cells];
            alive = n == d ? 0 : alive * (1 - d / n);
            greenwood += n == d ? 0 : d / (n * (n - d));
            steps.Add(alive);
            effectives.Add((alive is > 0 and < 1 ? (1 - alive) / (alive * greenwood) : alive == 1 ? n : rows) / inflation);
        }

        this.edges = edges[..(cells + 1)].ToArray();
        survival = [.. steps];
        effective = [.. effectives];
        Rows = (long)rows;
    }

    /// <summary>Rows at risk in the first cell: what the table rests on.</summary>
    public long Rows { get; }

    /// <summary>The age up to which rows were watched, inclusive; the first edge when there is none.</summary>
    public double End => edges[^1];

    /// <summary>
    /// Share of rows with their event by an age, in [0, 1], with its interval. The error bounds the distance to the estimate from exact times.
    /// Absent without rows and beyond <see cref="End"/>; 0 before the first edge.
    /// </summary>
    /// <param name="age">Finite, in the unit of the edges.</param>
    /// <param name="level">In (0, 1).</param>
    public Figure Share(double age, double level = Proportion.Level)
    {
        if (edges.Length < 2)
            return Figure.Absent(Empty);
        if (!(age <= End))
            return Figure.Absent("no row was followed to that age");
        var cell = CellOf(age);
        var part = Math.Clamp((age - edges[cell]) / (edges[cell + 1] - edges[cell]), 0, 1);
        double low = 1 - survival[cell], high = 1 - survival[cell + 1];
        var share = low + part * (high - low);
        var (lower, upper) = Ends(share, effective[cell] + part * (effective[cell + 1] - effective[cell]), level);
        return Figure.Of(share).Within(lower, upper, level).WithError(Math.Max(share - low, high - share));
    }

    /// <summary>
    /// The age by which a share of the rows has met its event, with the interval of ages whose share the data do not tell from
    /// <paramref name="share"/> (Brookmeyer and Crowley 1982). The error bounds the distance to the quantile from exact times.
    /// Absent when the estimate does not reach the share; without interval when its upper end lies beyond <see cref="End"/>.
    /// </summary>
    /// <param name="share">In (0, 1).</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not in (0, 1).</exception>
    public Figure Quantile(double share, double level = Proportion.Level)
    {
        if (!(share > 0 && share < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies in (0, 1).");
        if (edges.Length < 2)
            return Figure.Absent(Empty);
        var estimate = survival.Select(s => 1 - s).ToArray();
        if (FirstAge(estimate, share) is not { } found)
            return Figure.Absent(FormattableString.Invariant($"only {estimate[^1]:0.#%} have come within the longest time followed"));
        var bands = estimate.Select((s, i) => Ends(s, effective[i], level)).ToArray();
        var figure = Figure.Of(found.Age).WithError(found.Error);
        return FirstAge([.. bands.Select(b => b.Upper)], share) is { } lower && FirstAge([.. bands.Select(b => b.Lower)], share) is { } upper
            ? figure.Within(Math.Min(lower.Age, found.Age), Math.Max(upper.Age, found.Age), level)
            : figure;
    }

    private static (double Lower, double Upper) Ends(double share, double rows, double level)
    {
        var figure = Proportion.Wilson(Math.Clamp(share, 0, 1) * rows, rows, level);
        return (figure.Lower!.Value, figure.Upper!.Value);
    }

    /// <summary>The first age at which a rising line over the edges reaches the share, linear inside a cell.</summary>
    private (double Age, double Error)? FirstAge(double[] line, double share)
    {
        if (line[0] >= share)
            return (edges[0], 0);
        var j = Array.FindIndex(line, value => value >= share);
        if (j < 0)
            return null;
        double from = edges[j - 1], width = edges[j] - from;
        var part = Math.Clamp((share - line[j - 1]) / (line[j] - line[j - 1]), 0, 1);
        return (from + part * width, Math.Max(part, 1 - part) * width);
    }

    private int CellOf(double age)
    {
        var at = Array.BinarySearch(edges, age);
        return Math.Clamp(at < 0 ? ~at - 1 : at, 0, edges.Length - 2);
    }

    private static void Demand(ReadOnlySpan<double> edges, ReadOnlySpan<long> atRisk, ReadOnlySpan<long> events, double inflation)
    {
        if (edges.Length != atRisk.Length + 1 || events.Length != atRisk.Length)
            throw new ArgumentException("There is one edge more than cells, and each cell has rows at risk and events.");
        if (!(inflation >= 1) || !double.IsFinite(inflation))
            throw new ArgumentOutOfRangeException(nameof(inflation), inflation, "An inflation is finite and 1 or more.");
        for (var j = 0; j < edges.Length; j++)
        {
            if (!double.IsFinite(edges[j]) || edges[j] < 0 || (j > 0 && edges[j] <= edges[j - 1]))
                throw new ArgumentException("Ages are finite, 0 or more, and ascend.", nameof(edges));
        }
        for (var j = 0; j < atRisk.Length; j++)
        {
            if (events[j] < 0 || events[j] > atRisk[j])
                throw new ArgumentOutOfRangeException(nameof(events), events[j], "Events lie between 0 and the rows at risk.");
        }
    }
}
