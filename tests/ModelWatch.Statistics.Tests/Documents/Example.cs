using System.Globalization;
using System.Runtime.CompilerServices;

namespace ModelWatch.Statistics.Tests.Documents;

/// <summary>An expression of the README with what it gives: the text is the compiler's, so what is printed is what ran.</summary>
/// <param name="Expression">The expression as it stands in the source, white space folded.</param>
/// <param name="Value">Six significant digits, then the interval and the proven error where there are any; or the reason of an absent figure in quotes.</param>
internal sealed record Example(string Expression, string Value)
{
    /// <summary>As it stands in a table of the README.</summary>
    public string Line => $"`{Expression}` = {Value}";

    public static Example Of(Figure figure, [CallerArgumentExpression(nameof(figure))] string expression = "") =>
        new(Folded(expression), figure.Value is { } value ? Print(value) + Bounds(figure) : $"\"{figure.Why}\"");

    public static Example Of(double value, [CallerArgumentExpression(nameof(value))] string expression = "") =>
        new(Folded(expression), Print(value));

    /// <summary>A verdict or a kind prints its name.</summary>
    public static Example Of(Enum value, [CallerArgumentExpression(nameof(value))] string expression = "") =>
        new(Folded(expression), value.ToString());

    private static string Bounds(Figure figure) =>
        (figure.Lower is { } lower && figure.Upper is { } upper ? $" in [{Print(lower)}, {Print(upper)}]" : "") + (figure.Error > 0 ? $", error {Print(figure.Error.Value)}" : "");

    private static string Print(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Folded(string expression) => string.Join(' ', expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
