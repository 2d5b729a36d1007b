namespace ModelWatch.Web.Charts;

/// <summary>Small bars beside a figure: a share of a whole, from 0 to 1.</summary>
public static class BarChart
{
    /// <summary>A cause's score; the first stands out.</summary>
    public static Drawing Score(double score, bool first) => new(88, 10, null,
        [Mark.Rect("track", 0, 0, 88, 10), Mark.Rect(first ? "b" : "k", 0, 0, Math.Clamp(score, 0, 1) * 88, 10)]);

    /// <summary>Share of a limit.</summary>
    public static Drawing OfLimit(double share) => new(44, 8, null,
        [Mark.Path("grid", "M0 7.5H44"), Mark.Rect("k", 0, 1, Math.Clamp(share, 0, 1) * 44, 6)]);

    /// <summary>How a fleet divides: out of plan, without a verdict, in plan.</summary>
    public static Drawing Tally(int beyond, int open, int quiet)
    {
        double total = Math.Max(beyond + open + quiet, 1), x = 0;
        List<Mark> marks = [];
        foreach (var (count, kind) in ((int, char)[])[(beyond, 'b'), (open, 'u'), (quiet, 'k')])
        {
            if (count == 0) continue;
            double width = Math.Max(count / total * 1000, 4);
            if (kind == 'u') marks.AddRange(Mark.Hatched(x + .5, .5, width - 3, 15));
            else marks.Add(Mark.Rect(kind.ToString(), x, 0, width - 2, 16));
            x += width;
        }
        return new(1000, 16, $"{total:0} models: {beyond} out of plan, {open} not assessable, {quiet} in plan", marks) { Stretched = true };
    }
}
