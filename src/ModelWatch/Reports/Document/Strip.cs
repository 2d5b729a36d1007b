using System.Globalization;
using ModelWatch.Plans;

namespace ModelWatch.Reports.Document;

/// <summary>An interval against its criterion as a small drawing: what is allowed is white, what is not is grey.</summary>
internal static class Strip
{
    private const double Width = 146;
    private const double Left = 2;

    /// <summary>Empty where there is no figure.</summary>
    public static string Of(string title, double value, double lower, double upper, Criterion criterion)
    {
        double?[] all = [value, lower, upper, criterion.AtLeast, criterion.AtMost];
        var (min, max) = (all.Min()!.Value, all.Max()!.Value);
        var margin = max > min ? (max - min) * 0.2 : Math.Max(Math.Abs(max), 1) * 0.1;
        double At(double x) => Left + ((x - min + margin) / (max - min + (2 * margin)) * Width);

        var grey = (criterion.AtLeast is { } least ? Grey(Left, At(least)) : "") + (criterion.AtMost is { } most ? Grey(At(most), Left + Width) : "");
        var limits = string.Concat(new[] { criterion.AtLeast, criterion.AtMost }.Where(limit => limit is not null)
            .Select(limit => $"<path d=\"M{Place(At(limit!.Value))} 1.5V12.5\" stroke=\"#16181d\" stroke-width=\"0.9\"/>"));
        return $"<svg class=\"plot\" viewBox=\"0 0 150 14\" role=\"img\"><title>{Html.Text(title)}: interval against criterion</title>"
            + $"<rect x=\"2\" y=\"3\" width=\"146\" height=\"8\" fill=\"#fff\" stroke=\"#c9ccd1\" stroke-width=\"0.5\"/>{grey}{limits}"
            + $"<path d=\"M{Place(At(lower))} 7H{Place(At(upper))}\" stroke=\"#16181d\" stroke-width=\"1.8\"/>"
            + $"<circle cx=\"{Place(At(value))}\" cy=\"7\" r=\"2.4\" fill=\"#fff\" stroke=\"#16181d\" stroke-width=\".9\"/></svg>";
    }

    private static string Grey(double from, double to) =>
        to > from ? $"<rect x=\"{Place(from)}\" y=\"3\" width=\"{Place(to - from)}\" height=\"8\" fill=\"#dcdfe4\"/>" : "";

    /// <summary>At most two places, without trailing zeros.</summary>
    public static string Place(double coordinate) => Math.Round(coordinate, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
