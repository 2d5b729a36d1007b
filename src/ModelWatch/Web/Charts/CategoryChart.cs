namespace ModelWatch.Web.Charts;

/// <summary>Categories as rows: now as a solid bar, the reference as a grey outline on the same axis.</summary>
public static class CategoryChart
{
    private const double RowHeight = 26;

    public static Drawing Draw(double width, string label, IReadOnlyList<CategoryBar> bars)
    {
        double left = width < 400 ? 108 : 150, height = (Math.Max(bars.Count, 1) * RowHeight) + 34;
        var plot = new Plot(width, height, left, 6, width - 52, height - 26);
        double top = Math.Max(bars.SelectMany(b => (double[])[b.Reference, b.Now]).DefaultIfEmpty(0).Max(), 0.01);
        var across = Scale.Round(0, top, plot.Left, plot.Right);
        List<Mark> marks = [Mark.Path("grid", string.Concat(across.Ticks.Select(t => $"M{Mark.Number(across.At(t))} {Mark.Number(plot.Top)}V{Mark.Number(plot.Bottom)}")))];
        for (int i = 0; i < bars.Count; i++) marks.AddRange(Row(plot, across, bars[i], plot.Top + (i * RowHeight)));
        marks.AddRange(plot.Floor([.. across.Ticks.Select(t => (across.At(t), t == 0 ? "0" : $"{t * 100:0.#} %"))]));
        return new(width, height, label, marks);
    }

    private static IEnumerable<Mark> Row(Plot plot, Scale across, CategoryBar bar, double y)
    {
        double now = across.At(bar.Now), reference = across.At(bar.Reference), middle = y + (RowHeight / 2);
        yield return Mark.Words(bar.Unseen ? "tb e" : "tx e", plot.Left - 8, middle + 4, Short(bar.Name, plot.IsNarrow ? 15 : 22));
        if (bar.Now > 0) yield return Mark.Rect("cur", plot.Left, y + 6, Math.Max(now - plot.Left, 1), RowHeight - 12);
        if (bar.Reference > 0)
            yield return Mark.Path("ref", $"M{Mark.Number(plot.Left)} {Mark.Number(y + 3)}H{Mark.Number(reference)}V{Mark.Number(y + RowHeight - 3)}H{Mark.Number(plot.Left)}");
        if (bar.Unseen) yield return Mark.Diamond("out", now + 9, middle);
        yield return Mark.Words("tx", Math.Max(now, reference) + (bar.Unseen ? 18 : 6), middle + 4, $"{bar.Now * 100:0.0}");
    }

    private static string Short(string name, int most) => name.Length <= most ? name : name[..(most - 1)] + "…";
}
