namespace ModelWatch.Statistics.Inference;

/// <summary>What a share can be at worst and at best when some labels are missing for reasons unknown (Manski 1989). Pure, thread safe.</summary>
public static class WorstCase
{
    /// <summary>
    /// Least = t (1 - m), most = t (1 - m) + m, with t the share among labelled rows and m the share of rows without a label; each with the ends of the
    /// Wilson interval of t moved in the same way. Without a label 0 and 1, without intervals; absent without rows.
    /// </summary>
    /// <param name="successes">Labelled rows with the property, 0 to <paramref name="labelled"/>.</param>
    /// <param name="labelled">Rows with a label, 0 to <paramref name="rows"/>.</param>
    /// <param name="rows">All rows, 0 or more.</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">Counts or level are out of range.</exception>
    public static (Figure Least, Figure Most) Share(double successes, double labelled, double rows, double level = Proportion.Level)
    {
        if (!(labelled <= rows))
            throw new ArgumentOutOfRangeException(nameof(labelled), labelled, "Labelled rows are at most all rows.");
        var known = Proportion.Wilson(successes, labelled, level);
        if (rows == 0)
            return (Figure.Absent("no rows"), Figure.Absent("no rows"));
        if (known.Value is not { } share)
            return (Figure.Of(0), Figure.Of(1));
        double part = labelled / rows, missing = 1 - part;
        Figure Moved(double by) =>
            Figure.Of(share * part + by).Within(known.Lower!.Value * part + by, known.Upper!.Value * part + by, level);
        return (Moved(0), Moved(missing));
    }
}
