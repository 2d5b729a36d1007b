using System.Text;

namespace ModelWatch.Reports.Document;

/// <summary>
/// Every number that a summary prints, under its id. Printing and recording are one step, so the page and <c>figures.json</c> cannot differ.
/// Not thread safe.
/// </summary>
internal sealed class FigureBook
{
    private readonly SortedDictionary<string, object?> _figures = new(StringComparer.Ordinal);

    /// <summary>The figures as decimal texts, by id.</summary>
    public IReadOnlyDictionary<string, object?> All => _figures;

    /// <summary>The number as HTML, tied to its id. The same id always has the same value.</summary>
    public string Print(string id, double value, NumberForm form)
    {
        var text = form.Of(value);
        if (_figures.TryGetValue(id, out var known) && !Equals(known, text))
            throw new InvalidOperationException($"the figure {id} is printed as {known} and as {text}");
        _figures[id] = text;
        return $"<data value=\"{text}\" data-f=\"{Html.Text(id)}\">{Grouped(text)}</data>";
    }

    /// <inheritdoc cref="Print(string, double, NumberForm)"/>
    public string Print(string id, long count) => Print(id, count, NumberForm.Count);

    /// <summary>An absent figure is a dash.</summary>
    public string Print(string id, double? value, NumberForm form) => value is { } present && double.IsFinite(present) ? Print(id, present, form) : "\u2013";

    /// <summary>Groups of three with a narrow space, and a true minus.</summary>
    private static string Grouped(string text)
    {
        var digits = text.TrimStart('-');
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        var grouped = new StringBuilder(text[0] == '-' ? "\u2212" : "");
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0) grouped.Append('\u202f');
            grouped.Append(whole[i]);
        }

        return grouped.Append(digits, whole.Length, digits.Length - whole.Length).ToString();
    }
}
