using System.Globalization;
using System.Text.RegularExpressions;
using ModelWatch.Findings;
using ModelWatch.Web.Views;

namespace ModelWatch.Web.Words;

/// <summary>Findings in sentences: what moved, not which test fired.</summary>
internal static partial class FindingWords
{
    public static Phrase Headline(Finding finding)
    {
        var cause = finding.Diagnosis is [var likely, ..] ? likely : null;
        string? subject = cause?.Subject ?? (finding.Subjects is [var first, ..] ? first.Subject : null);
        string matter = (cause is null ? null : CauseMatter(cause)) ?? KindMatter(finding.Kind);
        string where = finding.Segment is null ? "" : " in " + Place(finding.Segment);
        int others = finding.Subjects.Select(s => s.Subject).Where(s => s != subject && s.StartsWith("input.", StringComparison.Ordinal)).Distinct().Count();
        string more = others == 0 ? "" : $"; {others} more {(others == 1 ? "input" : "inputs")} moved";
        return subject is null or "model" ? new(null, Capital(matter) + where) : new(Bare(subject), matter + where + more);
    }

    /// <summary>A cause as a heading.</summary>
    public static string CauseTitle(Cause cause) => $"{Capital(cause.Name switch
    {
        "unit-scale" => "unit or scale" + (Factor(cause) is { } factor ? ", × " + factor : ""),
        "concept-change" => "the relation to the outcome changed",
        "unknown" => "no known cause fits",
        var name => name.Replace('-', ' '),
    })}: {Bare(cause.Subject)}";

    public static string Kind(FindingKind kind) => kind switch { FindingKind.Quality => "data quality", FindingKind.Labels => "outcomes", _ => kind.ToString().ToLowerInvariant() };

    public static string Signal(FindingState state) => state switch { FindingState.Firing => "Alarm firing", FindingState.Recovered => "Recovered", _ => "Suppressed" };

    /// <summary>The name without <c>input.</c> or <c>output.</c>.</summary>
    public static string Bare(string subject) =>
        subject.StartsWith("input.", StringComparison.Ordinal) ? subject[6..] : subject.StartsWith("output.", StringComparison.Ordinal) ? subject[7..] : subject;

    /// <summary>The value of a segment: <c>country=DE</c> is DE.</summary>
    public static string Place(string segment) => segment.IndexOf('=') is > 0 and var at ? segment[(at + 1)..] : segment;

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string? CauseMatter(Cause cause) => cause.Name switch
    {
        "unit-scale" => Factor(cause) is { } factor ? $"arrives at {factor} of its reference" : "arrives in another unit or scale",
        "renamed-category" => Renamed().Match(cause.Detail) is { Success: true } m ? $"spells {m.Groups[2].Value} as {m.Groups[1].Value}" : "spells its values differently",
        "new-category" => "has values that the reference does not have",
        "lost-category" => "lost a value of its reference",
        "level-shift" => "moved away from its reference level",
        "spread-change" => "spreads differently than its reference",
        "missing-burst" => "is missing more often than in its reference",
        "stuck-value" => "is stuck at one value",
        "sentinel" => "carries stand-in values",
        "encoding-fault" => "arrives with broken characters",
        "decimal-comma" => "arrives with a decimal comma",
        "date-order" => "arrives with day and month swapped",
        "truncation" => "is cut off",
        "type-change" => "arrives as another type",
        "miscalibration" => "no longer means the probability it says",
        "duplicated-traffic" => "events arrive twice",
        "late-traffic" => "events arrive late",
        "traffic-drop" => "fewer events arrive than usual",
        "version-change" => "events name a version that is not the plan’s",
        _ => null,
    };

    private static string KindMatter(FindingKind kind) => kind switch
    {
        FindingKind.Drift => "moved away from its reference",
        FindingKind.Quality => "arrives with more faults than its reference",
        FindingKind.Calibration => "no longer means the probability it says",
        FindingKind.Performance => "is worse than the plan allows",
        FindingKind.Volume => "traffic is not what the plan expects",
        FindingKind.Silence => "no events arrive",
        FindingKind.Integrity => "what arrives is not what the model file answers",
        _ => "outcomes are late",
    };

    /// <summary>The factor of a change of unit: 0.001 is said 1/1000, 1000 is said 1,000 times.</summary>
    private static string? Factor(Cause cause)
    {
        var match = Times().Match(cause.Detail);
        if (!match.Success || !double.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out double factor) || factor <= 0) return null;
        double inverse = Math.Round(1 / factor);
        return factor < 1 && Math.Abs((factor * inverse) - 1) < 0.01 ? $"1/{inverse:0}" : $"{Numbers.Plain(factor)} times";
    }

    [GeneratedRegex(@"look like ([0-9.Ee+-]+) times")]
    private static partial Regex Times();

    [GeneratedRegex(@"^'(.+?)' is new .*; '(.+?)' fell")]
    private static partial Regex Renamed();
}
