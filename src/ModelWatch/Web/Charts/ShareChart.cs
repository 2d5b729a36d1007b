using System.Text;

namespace ModelWatch.Web.Charts;

/// <summary>Shares per bin: now as solid bars, the reference as a grey outline. A bar starts at 0.</summary>
public static class ShareChart
{
    /// <param name="plot">The frame.</param>
    /// <param name="label">What the picture shows, in words.</param>
    /// <param name="reference">Share of the reference's rows in each bin, 0 to 1.</param>
    /// <param name="now">Share of the window's rows in each bin, 0 to 1; as many.</param>
    /// <param name="edges">Words under the edges of the bins: place counted in bins from the left, and text.</param>
    /// <param name="axis">Words of the axis.</param>
    /// <param name="figures">True writes each bar's share above it.</param>
    public static Drawing Draw(Plot plot, string label, IReadOnlyList<double> reference, IReadOnlyList<double> now, IReadOnlyList<(double Place, string Word)> edges, string axis, bool figures = false)
    {
        double top = Math.Max(now.Concat(reference).DefaultIfEmpty(0).Max(), 1e-6) * (figures ? 1.12 : 1.04);
        var vertical = Scale.Round(0, top, plot.Bottom - 14, plot.Top);
        double step = plot.Inner / now.Count, gap = Math.Min(step * 0.14, 6);
        var frame = plot with { Bottom = plot.Bottom - 14 };
        List<Mark> marks = [.. frame.Rows(vertical, v => Percent(v))];
        for (int i = 0; i < now.Count; i++)
        {
            double y = vertical.At(now[i]), x = plot.Left + (i * step);
            if (now[i] > 0) marks.Add(Mark.Rect("cur", x + (gap / 2), y, step - gap, frame.Bottom - y));
            if (figures) marks.Add(Mark.Words("tx m", x + (step / 2), y - 4, (now[i] * 100).ToString(plot.IsNarrow ? "0" : "0.0")));
        }
        marks.Add(Mark.Path("ref", Outline(reference, vertical, plot.Left, step)));
        marks.AddRange(frame.Floor([.. edges.Select(e => (plot.Left + (e.Place * step), e.Word))]));
        marks.Add(Mark.Words("m", (plot.Left + plot.Right) / 2, plot.Height - 4, axis));
        return new(plot.Width, plot.Height, label, marks);
    }

    private static string Outline(IReadOnlyList<double> shares, Scale vertical, double left, double step)
    {
        var path = new StringBuilder($"M{Mark.Number(left)} {Mark.Number(vertical.At(0))}");
        for (int i = 0; i < shares.Count; i++)
            path.Append($"V{Mark.Number(vertical.At(shares[i]))}H{Mark.Number(left + ((i + 1) * step))}");
        return path.Append($"V{Mark.Number(vertical.At(0))}").ToString();
    }

    private static string Percent(double share) => share == 0 ? "0" : $"{Math.Round(share * 100, 1):0.#} %";
}
