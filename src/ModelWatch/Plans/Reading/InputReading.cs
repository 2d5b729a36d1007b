using System.Globalization;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.Plans.Reading;

/// <summary>Reads <c>inputs</c>.</summary>
internal static class InputReading
{
    private const string Example = "{kind: numeric}";

    public static IReadOnlyList<InputPlan> Read(PlanCell cell)
    {
        var inputs = new List<InputPlan>();
        foreach (var (key, value) in cell.Pairs("{age: {kind: numeric}}"))
        {
            if (FieldNames.Check(key) && PlanSection.Open(value, PlanKeys.Input, Example) is { } section)
                inputs.Add(Input(key.Node.Text, section));
        }

        FieldNames.CheckCount(cell, inputs.Count, "input", "age: {kind: numeric}");
        return inputs;
    }

    private static InputPlan Input(string name, PlanSection section)
    {
        var kind = section.Needed("kind", "numeric")?.OneOf<InputKind>();
        var input = new InputPlan(name, kind ?? InputKind.Text)
        {
            Unit = section["unit"]?.Text(),
            Range = section["range"] is { } range ? Range(range) : null,
            Values = section["values"]?.Canonicals("[DE, FR, IT]") ?? [],
            Aliases = section["aliases"] is { } aliases ? Aliases(aliases) : new Dictionary<string, string>(),
            Sentinels = section["sentinels"]?.Canonicals("[-999]") ?? [],
            Pattern = section["pattern"] is { } pattern ? Pattern(pattern) : null,
            Format = section["format"] is { } format ? Format(format, kind) : null,
            Required = section["required"]?.Boolean() ?? true,
            Tolerance = section["tolerance"]?.Number(AllowedNumbers.InnerShare),
        };
        if (kind is { } known) Fits(section, known, input);
        return input;
    }

    /// <summary>Keys that mean nothing for the kind are told: they would be believed to work.</summary>
    private static void Fits(PlanSection section, InputKind kind, InputPlan input)
    {
        if (kind is not InputKind.Numeric and not InputKind.Vector)
            section["range"]?.Fail($"range belongs to a numeric input, this one is {Name(kind)}; remove it or change the kind");
        if (kind is not InputKind.Text and not InputKind.Categorical)
            section["pattern"]?.Fail($"pattern belongs to a text or categorical input, this one is {Name(kind)}; remove it or change the kind");
        if (kind is InputKind.Boolean or InputKind.Vector)
            section["format"]?.Fail($"format belongs to a date, numeric, text or categorical input, this one is {Name(kind)}; remove it or change the kind");
        if (input.Values.Count == 0 || section["aliases"] is not { } aliases) return;
        foreach (var (_, value) in aliases.Pairs("").Where(pair => !pair.Value.Node.IsNull))
        {
            var canonical = CanonicalText.Of(value.Node.Text);
            if (!input.Values.Contains(canonical)) value.Fail($"{canonical} is not among values; write one of them.{NearMiss.Hint(canonical, input.Values)}");
        }
    }

    private static string Name(InputKind kind) => kind.ToString().ToLowerInvariant();

    private static (double Lower, double Upper)? Range(PlanCell cell)
    {
        if (Pair(cell) is not { } range) return null;
        if (range.Lower <= range.Upper) return range;
        cell.Fail($"the range is reversed; write [{Plain(range.Upper)}, {Plain(range.Lower)}]");
        return null;
    }

    /// <summary>Two numbers in a list, in the order in which they are written.</summary>
    public static (double Lower, double Upper)? Pair(PlanCell cell)
    {
        var items = cell.Items("[0, 4000]").ToArray();
        if (cell.Node.Kind != PlanNodeKind.List) return null;
        if (items.Length != 2)
        {
            cell.Fail($"expected two numbers such as [0, 4000], found {items.Length}");
            return null;
        }

        var (lower, upper) = (items[0].Number(AllowedNumbers.Any), items[1].Number(AllowedNumbers.Any));
        return lower is { } from && upper is { } to ? (from, to) : null;
    }

    private static string Plain(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Aliases(PlanCell cell)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in cell.Pairs("{Germany: DE}"))
        {
            if (value.Canonical() is { } canonical) map[CanonicalText.Of(key.Node.Text)] = canonical;
        }

        return map;
    }

    private static string? Pattern(PlanCell cell)
    {
        if (cell.Text() is not { } pattern) return null;
        if (InputPattern.Mistake(pattern) is not { } mistake) return pattern;
        cell.Fail($"the regular expression is broken: {mistake}");
        return null;
    }

    /// <summary>Of a date how it is written, of a number what its separators mean, of a code its scheme.</summary>
    private static string? Format(PlanCell cell, InputKind? kind)
    {
        if (cell.Text() is not { } format) return null;
        var mistake = kind switch
        {
            InputKind.Date => DateFormat.Mistake(format),
            InputKind.Numeric => OneOf(format, NumberFormat.Names, "number format"),
            InputKind.Text or InputKind.Categorical => OneOf(format, CodeForms.Names, "scheme of codes"),
            _ => null,
        };
        if (mistake is null) return format;
        cell.Fail(mistake);
        return null;
    }

    private static string? OneOf(string format, IReadOnlyList<string> names, string what) =>
        names.Contains(format) ? null : $"{format} is no {what}; write one of {string.Join(", ", names)}.{NearMiss.Hint(format, names)}";
}
