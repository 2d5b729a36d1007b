using System.Globalization;
using System.Runtime.CompilerServices;

namespace ModelWatch.Statistics.Tests.Documents;

/// <summary>An expression of the README with what it gives: the text is the compiler's, so what is printed is what ran.</summary>
/// <param name="Expression">The expression as it stands in the source, white space folded.</param>
/// <param name="Value">Six significant digits, or the reason of an absent figure in quotes.</param>
internal sealed record Example(string Expression, string Value)
{
    /// <summary>As it stands in a table of the README.</summary>
    public string Line => $"`{Expression}` = {Value}";

    public static Example Of(Figure figure, [CallerArgumentExpression(nameof(figure))] string expression = "") =>
        new(Folded(expression), figure.Value is { } value ? Print(value) : $"\"{figure.Why}\"");

    public static Example Of(double value, [CallerArgumentExpression(nameof(value))] string expression = "") =>
        new(Folded(expression), Print(value));

    private static string Print(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Folded(string expression) => string.Join(' ', expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
