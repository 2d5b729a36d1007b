namespace ModelWatch.Statistics.Inference;

/// <summary>
/// The numbers of the sentence "n labelled, e events; half-width w; a fall of d from the validated value would be seen with this power; criterion w
/// at most c: met or not". Immutable, thread safe.
/// </summary>
/// <param name="Rows">n, the rows that the proportion is of (for sensitivity the positives), effective when weighted.</param>
/// <param name="Events">e, the rows that count for it.</param>
/// <param name="HalfWidth">Half the width of the Wilson interval at n and e.</param>
/// <param name="DetectableFall">The smallest fall from the validated value that n rows show.</param>
/// <param name="Power">The power of that statement.</param>
/// <param name="Verdict">Met when the half-width is at most the criterion, not met when it is more; not assessable without rows.</param>
public sealed record Sufficiency(double Rows, double Events, Figure HalfWidth, Figure DetectableFall, double Power, Verdict Verdict)
{
    /// <summary>The statement for a proportion.</summary>
    /// <param name="events">e, 0 to n.</param>
    /// <param name="rows">n, 0 or more.</param>
    /// <param name="validated">The validated value, in (0, 1].</param>
    /// <param name="criterion">c, the largest half-width that is enough.</param>
    /// <param name="power">In (0, 1).</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">Counts or level are out of range.</exception>
    public static Sufficiency Of(
        double events, double rows, double validated, double criterion, double power = 0.8, double level = Proportion.Level)
    {
        var rate = Proportion.Wilson(events, rows, level);
        var half = rate.Upper is { } upper && rate.Lower is { } lower ? Figure.Of((upper - lower) / 2) : Figure.Absent("no rows");
        var verdict = half.Value is not { } width ? Verdict.NotAssessable : width <= criterion ? Verdict.Met : Verdict.NotMet;
        return new Sufficiency(rows, events, half, SampleSize.DetectableFall(validated, rows, power, level), power, verdict);
    }
}
