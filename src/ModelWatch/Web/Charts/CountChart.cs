using System.Text;

namespace ModelWatch.Web.Charts;

/// <summary>Counts over windows as a filled area from 0.</summary>
public static class CountChart
{
    public static Drawing Draw(Plot plot, string label, IReadOnlyList<(DateTimeOffset Time, long Count)> counts, Func<double, string> word, Func<DateTimeOffset, string> timeWord)
    {
        var vertical = Scale.Round(0, Math.Max(counts.Select(c => c.Count).DefaultIfEmpty(0).Max(), 1), plot.Bottom, plot.Top, 3);
        double step = plot.Inner / Math.Max(counts.Count, 1);
        var area = new StringBuilder($"M{Mark.Number(plot.Left)} {Mark.Number(plot.Bottom)}");
        for (int i = 0; i < counts.Count; i++)
            area.Append($"V{Mark.Number(vertical.At(counts[i].Count))}H{Mark.Number(plot.Left + ((i + 1) * step))}");
        area.Append($"V{Mark.Number(plot.Bottom)}Z");
        int every = Math.Max(1, (int)Math.Ceiling(counts.Count / (plot.IsNarrow ? 4.0 : 7.0)));
        (double, string)[] times = [.. Enumerable.Range(0, counts.Count).Where(i => i % every == 0).Select(i => (plot.Left + (i * step), timeWord(counts[i].Time)))];
        return new(plot.Width, plot.Height, label, [.. plot.Rows(vertical, word), Mark.Path("cur", area.ToString()), .. plot.Floor(times)]);
    }
}
