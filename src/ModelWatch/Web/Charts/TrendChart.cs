using System.Text;

namespace ModelWatch.Web.Charts;

/// <summary>A figure over windows: a whisker for its interval, a diamond beyond its limit, a hatched box where it was not assessable.</summary>
public static class TrendChart
{
    public static Drawing Draw(Plot plot, string label, IReadOnlyList<TrendPoint> points, TrendFrame frame)
    {
        var vertical = Vertical(plot, points, frame);
        double X(int i) => plot.Left + ((i + .5) * plot.Inner / Math.Max(points.Count, 1));
        List<Mark> marks = [.. plot.Rows(vertical, frame.Word), .. Gaps(plot, points)];
        if (frame.Band is { } band) marks.Add(Mark.Rect("refband", plot.Left, vertical.At(band.High), plot.Inner, vertical.At(band.Low) - vertical.At(band.High)));
        marks.AddRange(Lines(plot, vertical, frame));
        marks.AddRange(Onset(plot, points, frame, X));
        marks.AddRange(Data(points, vertical, X));
        marks.AddRange(plot.Floor(Times(plot, points, frame, X)));
        return new(plot.Width, plot.Height, label, marks);
    }

    private static Scale Vertical(Plot plot, IReadOnlyList<TrendPoint> points, TrendFrame frame)
    {
        double[] all = [.. points.SelectMany(p => (double?[])[p.Value, p.Lower, p.Upper])
            .Concat([frame.Limit, frame.AtLeast, frame.AtMost, frame.Band?.Low, frame.Band?.High]).OfType<double>().Where(double.IsFinite)];
        if (all.Length == 0) all = [0, 1];
        double low = all.Min(), high = all.Max(), pad = (high - low) * 0.06;
        if (frame.Logarithmic && low > 0) return Scale.Decades(low / 1.3, high * 1.3, plot.Bottom, plot.Top);
        return Scale.Round(frame.FromZero ? Math.Min(0, low) : low - pad, high + pad, plot.Bottom, plot.Top);
    }

    private static IEnumerable<Mark> Gaps(Plot plot, IReadOnlyList<TrendPoint> points)
    {
        double step = plot.Inner / Math.Max(points.Count, 1);
        for (int i = 0; i < points.Count; i++)
        {
            if (points[i].Value is not null) continue;
            int first = i;
            while (i + 1 < points.Count && points[i + 1].Value is null) i++;
            foreach (var mark in Mark.Hatched(plot.Left + (first * step), plot.Top, (i - first + 1) * step, plot.Tall)) yield return mark;
        }
    }

    private static IEnumerable<Mark> Lines(Plot plot, Scale vertical, TrendFrame frame)
    {
        if (frame.Limit is { } limit)
        {
            yield return Mark.Path("limit", Across(plot, vertical.At(limit)));
            yield return Mark.Words("tr", plot.Left + 4, vertical.At(limit) - 5, $"{frame.LimitWords} {frame.Word(limit)}");
        }
        foreach (var (wanted, sign) in ((double?, string)[])[(frame.AtLeast, "≥"), (frame.AtMost, "≤")])
        {
            if (wanted is not { } line) continue;
            yield return Mark.Path("crit", Across(plot, vertical.At(line)));
            yield return Mark.Words("tb", plot.Left + 4, vertical.At(line) + (sign == "≥" ? 13 : -5), $"criterion {sign} {frame.Word(line)}");
        }
    }

    private static IEnumerable<Mark> Onset(Plot plot, IReadOnlyList<TrendPoint> points, TrendFrame frame, Func<int, double> x)
    {
        int at = frame.Onset is { } onset ? points.ToList().FindIndex(p => p.Time >= onset) : -1;
        if (at < 0) yield break;
        double place = x(at) - (plot.Inner / points.Count / 2);
        yield return Mark.Path("mark", $"M{Mark.Number(place)} {Mark.Number(plot.Top)}V{Mark.Number(plot.Bottom)}");
        bool leftward = place > plot.Left + (plot.Inner / 2);
        yield return Mark.Words(leftward ? "tx e" : "tx", place + (leftward ? -4 : 4), plot.Top + 9, $"since {frame.TimeWord(frame.Onset!.Value)}");
    }

    private static IEnumerable<Mark> Data(IReadOnlyList<TrendPoint> points, Scale vertical, Func<int, double> x)
    {
        bool dense = points.Count > 60;
        if (dense) foreach (string band in Bands(points, vertical, x)) yield return Mark.Path("curband", band);
        if (Line(points, vertical, x) is { Length: > 0 } line) yield return Mark.Path("curline", line);
        for (int i = 0; i < points.Count; i++)
        {
            if (points[i] is not { Value: { } value } point) continue;
            if (!dense && point is { Lower: { } low, Upper: { } high } && high > low)
                yield return Mark.Path(point.Provisional ? "whisk u" : "whisk", $"M{Mark.Number(x(i))} {Mark.Number(vertical.At(low))}V{Mark.Number(vertical.At(high))}");
            if (point.Beyond) yield return Mark.Diamond("out", x(i), vertical.At(value), dense ? 3.5 : 5);
            else if (!dense) yield return Mark.Circle(point.Provisional ? "dot hollow" : "dot", x(i), vertical.At(value), 3.2);
        }
    }

    /// <summary>Many windows: their intervals as one band a stretch, which stays readable.</summary>
    private static IEnumerable<string> Bands(IReadOnlyList<TrendPoint> points, Scale vertical, Func<int, double> x)
    {
        for (int i = 0; i < points.Count; i++)
        {
            int first = i;
            while (i < points.Count && points[i] is { Value: not null, Lower: not null, Upper: not null }) i++;
            if (i - first < 2) continue;
            var upper = Enumerable.Range(first, i - first).Select(k => $"{Mark.Number(x(k))} {Mark.Number(vertical.At(points[k].Upper!.Value))}");
            var lower = Enumerable.Range(first, i - first).Reverse().Select(k => $"{Mark.Number(x(k))} {Mark.Number(vertical.At(points[k].Lower!.Value))}");
            yield return $"M{string.Join('L', upper.Concat(lower))}Z";
        }
    }

    private static string Line(IReadOnlyList<TrendPoint> points, Scale vertical, Func<int, double> x)
    {
        var path = new StringBuilder();
        for (int i = 0; i < points.Count; i++)
        {
            if (points[i].Value is not { } value) continue;
            path.Append(i > 0 && points[i - 1].Value is not null ? 'L' : 'M').Append(Mark.Number(x(i))).Append(' ').Append(Mark.Number(vertical.At(value)));
        }
        return path.ToString();
    }

    private static (double, string)[] Times(Plot plot, IReadOnlyList<TrendPoint> points, TrendFrame frame, Func<int, double> x)
    {
        int every = Math.Max(1, (int)Math.Ceiling(points.Count / (plot.IsNarrow ? 4.0 : 7.0)));
        return [.. Enumerable.Range(0, points.Count).Where(i => i % every == 0).Select(i => (x(i), frame.TimeWord(points[i].Time)))];
    }

    private static string Across(Plot plot, double y) => $"M{Mark.Number(plot.Left)} {Mark.Number(y)}H{Mark.Number(plot.Right)}";
}
