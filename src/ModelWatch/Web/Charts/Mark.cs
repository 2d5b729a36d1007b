using System.Globalization;

namespace ModelWatch.Web.Charts;

/// <summary>One element of a drawing: its name, its attributes and, for words, its text. Colours are classes of the stylesheet.</summary>
public sealed record Mark(string Element, IReadOnlyList<KeyValuePair<string, string>> Attributes, string? Text = null)
{
    public static Mark Path(string style, string data) => new("path", [new("class", style), new("d", data)]);

    public static Mark Circle(string style, double x, double y, double radius) =>
        new("circle", [new("class", style), new("cx", Number(x)), new("cy", Number(y)), new("r", Number(radius))]);

    public static Mark Rect(string style, double x, double y, double width, double height) =>
        new("rect", [new("class", style), .. Box(x, y, width, height)]);

    public static Mark Words(string style, double x, double y, string text) =>
        new("text", [new("x", Number(x)), new("y", Number(y)), new("class", style)], text);

    /// <summary>Something beyond a limit is always a diamond, so that it is seen without colour.</summary>
    public static Mark Diamond(string style, double x, double y, double reach = 5) =>
        Path(style, $"M{Number(x)} {Number(y - reach)}l{Number(reach)} {Number(reach)}l{Number(-reach)} {Number(reach)}l{Number(-reach)} {Number(-reach)}z");

    /// <summary>Not assessable: hatched with a dashed edge; a gap or a zero would say something else.</summary>
    public static IEnumerable<Mark> Hatched(double x, double y, double width, double height)
    {
        yield return new("rect", [.. Box(x, y, width, height), new("fill", "url(#hatch)")]);
        yield return Rect("hbox", x, y, width, height);
    }

    /// <summary>A coordinate: one decimal, invariant, no negative zero.</summary>
    public static string Number(double value)
    {
        double rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private static KeyValuePair<string, string>[] Box(double x, double y, double width, double height) =>
        [new("x", Number(x)), new("y", Number(y)), new("width", Number(width)), new("height", Number(height))];
}
