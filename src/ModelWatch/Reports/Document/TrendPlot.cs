using System.Text;
using ModelWatch.Measures;
using ModelWatch.Plans;

namespace ModelWatch.Reports.Document;

/// <summary>A figure of every window of the period as a line, with the limits of its criterion as long dashes. A gap stays a gap.</summary>
internal static class TrendPlot
{
    private const double Width = 504;
    private const double Height = 110;
    private const double Top = 8;
    private const double Bottom = 92;

    public static string Of(ReportSpan span, string title, IReadOnlyList<Measurement> points, Criterion? criterion, TimeZoneInfo zone)
    {
        var values = points.Where(point => point.Value is { } v && double.IsFinite(v)).Select(point => point.Value!.Value).ToArray();
        if (values.Length == 0) return "";
        double?[] ends = [values.Min(), values.Max(), criterion?.AtLeast, criterion?.AtMost];
        var (min, max) = (ends.Min()!.Value, ends.Max()!.Value);
        if (max <= min) (min, max) = (min - 1, max + 1);
        double X(DateTimeOffset time) => (time - span.From) / (span.To - span.From) * Width;
        double Y(double value) => Bottom - ((value - min) / (max - min) * (Bottom - Top));

        var limits = string.Concat(new[] { criterion?.AtLeast, criterion?.AtMost }.Where(limit => limit is not null).Select(limit =>
            $"<path d=\"M0 {Strip.Place(Y(limit!.Value))}H504\" fill=\"none\" stroke=\"#55585f\" stroke-width=\".7\" stroke-dasharray=\"8 4\"/>"));
        return $"<figure><svg class=\"plot\" viewBox=\"0 0 {Strip.Place(Width)} {Strip.Place(Height)}\" role=\"img\"><title>{Html.Text(title)}</title>"
            + $"<desc>{values.Length} windows</desc><path d=\"M0 92H504\" stroke=\"#c9ccd1\" stroke-width=\".5\"/>{limits}"
            + $"<path d=\"{Line(points, X, Y)}\" fill=\"none\" stroke=\"#1c4f82\" stroke-width=\"1.1\"/>"
            + $"<text x=\"0\" y=\"104\">{Html.Text(Instants.In(span.From, zone))}</text><text x=\"504\" y=\"104\" text-anchor=\"end\">{Html.Text(Instants.In(span.To, zone))}</text></svg>";
    }

    private static string Line(IReadOnlyList<Measurement> points, Func<DateTimeOffset, double> x, Func<double, double> y)
    {
        var path = new StringBuilder();
        Measurement? before = null;
        foreach (var point in points.OrderBy(point => point.WindowStart))
        {
            if (point.Value is not { } value || !double.IsFinite(value))
            {
                before = null;
                continue;
            }

            var joined = before?.WindowEnd == point.WindowStart;
            path.Append(joined ? 'L' : 'M').Append(Strip.Place(x(point.WindowStart!.Value))).Append(' ').Append(Strip.Place(y(value)));
            path.Append('H').Append(Strip.Place(x(point.WindowEnd!.Value)));
            before = point;
        }

        return path.ToString();
    }
}
