using System.Globalization;
using System.Text.RegularExpressions;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.Plans;

/// <summary>The declared rules for the texts of one subject, prepared once. Immutable and thread safe.</summary>
internal sealed class TextRules
{
    private static readonly TimeSpan _patternTime = TimeSpan.FromMilliseconds(100);

    /// <summary>Traits that say "written otherwise" of a number and are ordinary in a text of words.</summary>
    private const TextTraits OfCodes = TextTraits.NumberInText;

    /// <summary>Of a longer list many categories lie one letter apart.</summary>
    private const int MostSpellings = 1000;
    private readonly TextUse _use;
    private readonly Regex? _pattern;
    private readonly string? _format;
    private readonly CodeScheme? _scheme;
    private readonly HashSet<string> _sentinels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly HashSet<string>? _known;
    private readonly Lazy<SpellingIndex>? _spellings;

    /// <summary>Rules of an input, or of a subject without any (<paramref name="input"/> null).</summary>
    public TextRules(TextUse use, InputPlan? input, IReadOnlyCollection<string>? known)
    {
        _use = use;
        _known = known is null ? null : new HashSet<string>(known, StringComparer.Ordinal);
        _spellings = known is { Count: > 0 and <= MostSpellings } ? new(() => new SpellingIndex(known)) : null;
        if (input is null) return;
        _scheme = CodeForms.Named(input.Format);
        _format = use == TextUse.Date ? input.Format : null;
        if (input.Pattern is { } pattern) _pattern = Whole(pattern);
        foreach (var sentinel in input.Sentinels) _sentinels.Add(CanonicalText.Of(sentinel));
        foreach (var (seen, value) in input.Aliases) _aliases[CanonicalText.Of(seen)] = CanonicalText.Of(value);
    }

    /// <summary>The declared stand-ins for "no value", in canonical text.</summary>
    public IReadOnlyCollection<string> Sentinels => _sentinels;

    /// <summary>Judges a text as it was received.</summary>
    public TextVerdict Judge(string raw)
    {
        var traits = TraitsOf(raw);
        var faults = EncodingTraces.Found(raw) || (traits & TextTraits.Mojibake) != 0 ? CellFaults.Encoding : CellFaults.None;
        var canonical = CanonicalText.Of(raw);
        if (_sentinels.Contains(canonical)) return new TextVerdict(null, faults | CellFaults.Sentinel, traits);
        if ((_pattern is not null && !Matches(raw)) || (_scheme is { } scheme && !CodeForms.HasForm(scheme, raw))) faults |= CellFaults.Format;
        if (_use == TextUse.Date) return new TextVerdict(null, faults | DateFaults(raw), traits);
        var value = _use == TextUse.Category ? canonical : raw;
        if (_aliases.TryGetValue(canonical, out var other))
        {
            faults |= CellFaults.Alias;
            value = other;
        }

        if (_known is null || _known.Contains(CanonicalText.Of(value))) return new TextVerdict(value, faults, traits);
        return new TextVerdict(value, faults | CellFaults.Unseen, traits | _spellings?.Value.Of(CanonicalText.Of(value), out _) ?? TextTraits.None);
    }

    /// <summary>True for a text that is one of the listed categories.</summary>
    public bool Knows(string value) => _known?.Contains(value) == true;

    private TextTraits TraitsOf(string raw)
    {
        var traits = TextFaults.Of(raw);
        if (_use == TextUse.Date) return traits | DateForms.Of(raw);
        traits |= NumberForms.Of(raw) & ~OfCodes;
        if (DateForms.IsSheetDate(raw)) traits |= TextTraits.SheetDate;
        return traits | (_scheme is { } scheme ? CodeForms.Of(scheme, raw) : CodeForms.Undeclared(raw));
    }

    private CellFaults DateFaults(string raw)
    {
        if (_format is not null)
            return DateTime.TryParseExact(raw, _format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? CellFaults.None : CellFaults.Format;
        return DateTimeOffset.TryParse(raw, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) ? CellFaults.None : CellFaults.Invalid;
    }

    /// <summary>A text that is too long, or makes the pattern run too long, does not match it: the pattern is the plan's, the text is anybody's.</summary>
    private bool Matches(string raw)
    {
        try
        {
            return raw.Length <= InputPattern.LongestText && _pattern!.IsMatch(raw);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Linear time where the pattern allows it, so without a clock, which would judge by the load of the machine; look-arounds and back-references need the other engine.</summary>
    private static Regex Whole(string pattern)
    {
        var whole = @"\A(?:" + pattern + @")\z";
        try
        {
            return new Regex(whole, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            return new Regex(whole, RegexOptions.CultureInvariant, _patternTime);
        }
    }
}
