namespace ModelWatch.Labels;

/// <summary>
/// The fixed ages between which delays of outcomes are counted: 0, 1 s, and eight a decade up to 366 days, so that a delay is known within a
/// third of itself whatever its scale. Part of the stored form: never changed without a new version of <see cref="LabelCohort.ToBytes"/>.
/// </summary>
internal static class DelayCells
{
    public const int Count = 61;
    private const int InDecade = 8;

    /// <summary>61 cells have 62 ends, in seconds. Rounded to milliseconds, so that every machine has the same.</summary>
    public static readonly IReadOnlyList<double> Edges =
        [0, .. Enumerable.Range(0, Count).Select(i => Math.Round(Math.Pow(10, i / (double)InDecade), 3))];

    private static readonly long[] Ticks = [.. Edges.Select(e => (long)Math.Round(e * 1000) * TimeSpan.TicksPerMillisecond)];

    /// <summary>The cell of a delay in ticks. An outcome that was known before its prediction is known at once; null beyond the last end.</summary>
    public static int? Of(long delay)
    {
        var at = Array.BinarySearch(Ticks, Math.Max(0, delay));
        var cell = at < 0 ? ~at - 1 : at;
        return cell < Count ? cell : null;
    }

    /// <summary>The end of a cell in ticks, exclusive.</summary>
    public static long EndOf(int cell) => Ticks[cell + 1];
}
