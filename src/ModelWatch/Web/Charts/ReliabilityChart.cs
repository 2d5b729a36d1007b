namespace ModelWatch.Web.Charts;

/// <summary>
/// What came against what was predicted: a dot with its interval for each bin, the diagonal of perfect calibration, and grey bars where a dot
/// lies by chance. Both axes run from 0 to 100 %.
/// </summary>
public static class ReliabilityChart
{
    private const double BarWidth = 14, DotRadius = 4;

    public static Drawing Draw(Plot plot, string label, IReadOnlyList<ReliabilityDot> dots)
    {
        var frame = plot with { Bottom = plot.Bottom - 14 };
        var across = Scale.Round(0, 1, frame.Left, frame.Right, 5);
        var up = Scale.Round(0, 1, frame.Bottom, frame.Top, 5);
        List<Mark> marks = [.. frame.Rows(up, Percent)];
        foreach (var dot in dots)
        {
            double x = across.At(dot.Predicted), top = up.At(dot.BarUpper), bottom = up.At(dot.BarLower);
            double left = Math.Clamp(x - (BarWidth / 2), frame.Left, frame.Right - BarWidth);
            marks.Add(Mark.Rect("refband", left, top, BarWidth, Math.Max(bottom - top, 1)));
        }

        marks.Add(Mark.Path("ref", $"M{Mark.Number(frame.Left)} {Mark.Number(frame.Bottom)}L{Mark.Number(frame.Right)} {Mark.Number(frame.Top)}"));
        foreach (var dot in dots) marks.AddRange(Dot(across.At(dot.Predicted), up, dot));
        marks.AddRange(frame.Floor([.. across.Ticks.Select(t => (across.At(t), Percent(t)))]));
        marks.Add(Mark.Words("m", (plot.Left + plot.Right) / 2, plot.Height - 4, plot.IsNarrow ? "predicted; what came, upwards" : "predicted probability; share of rows with the event upwards"));
        return new(plot.Width, plot.Height, label, marks);
    }

    private static IEnumerable<Mark> Dot(double x, Scale up, ReliabilityDot dot)
    {
        yield return Mark.Path("curline", $"M{Mark.Number(x)} {Mark.Number(up.At(dot.Lower))}V{Mark.Number(up.At(dot.Upper))}");
        yield return dot.Beyond ? Mark.Diamond("out", x, up.At(dot.Observed), 6) : Mark.Circle("dot", x, up.At(dot.Observed), DotRadius);
    }

    private static string Percent(double share) => share == 0 ? "0" : $"{share * 100:0} %";
}
