using System.Text;

namespace ModelWatch.Web.Charts;

/// <summary>The frame of a chart: where the data lie in the picture, and the marks of both axes.</summary>
public sealed record Plot(double Width, double Height, double Left, double Top, double Right, double Bottom)
{
    /// <summary>The wide and the narrow frame of the same chart: text stays readable at 390 px.</summary>
    public static Plot Wide(double width = 680, double height = 260, double left = 46) => new(width, height, left, 14, width - 10, height - 34);

    public static Plot Narrow(double height = 220, double left = 44) => new(340, height, left, 14, 330, height - 34);

    public double Inner => Right - Left;

    public double Tall => Bottom - Top;

    public bool IsNarrow => Width < 400;

    /// <summary>Left axis: a line and a word at each tick.</summary>
    public IEnumerable<Mark> Rows(Scale vertical, Func<double, string> word)
    {
        var lines = new StringBuilder();
        foreach (double tick in vertical.Ticks)
        {
            lines.Append('M').Append(Mark.Number(Left)).Append(' ').Append(Mark.Number(vertical.At(tick))).Append('H').Append(Mark.Number(Right));
        }
        yield return Mark.Path("grid", lines.ToString());
        foreach (double tick in vertical.Ticks)
            yield return Mark.Words("e", Left - 6, vertical.At(tick) + 4, word(tick));
    }

    /// <summary>Bottom axis: a line with a notch and a word at each place.</summary>
    public IEnumerable<Mark> Floor(IReadOnlyList<(double X, string Word)> places)
    {
        var line = new StringBuilder($"M{Mark.Number(Left)} {Mark.Number(Bottom)}H{Mark.Number(Right)}");
        foreach (var (x, _) in places) line.Append($"M{Mark.Number(x)} {Mark.Number(Bottom)}v4");
        yield return Mark.Path("axis", line.ToString());
        foreach (var (x, word) in places)
            yield return Mark.Words(x > Right - 14 ? "e" : "m", x > Right - 14 ? Math.Min(x + 8, Width) : x, Bottom + 16, word);
    }
}
