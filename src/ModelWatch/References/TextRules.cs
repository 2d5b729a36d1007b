using System.Globalization;
using System.Text.RegularExpressions;
using ModelWatch.Plans;

namespace ModelWatch.References;

/// <summary>The declared rules for the texts of one subject, prepared once. Immutable and thread safe.</summary>
internal sealed class TextRules
{
    private static readonly TimeSpan _patternTime = TimeSpan.FromMilliseconds(100);
    private readonly FeatureForm _form;
    private readonly Regex? _pattern;
    private readonly string? _format;
    private readonly HashSet<string> _sentinels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly HashSet<string>? _known;

    /// <summary>Rules of an input, or of a subject without any (<paramref name="input"/> null).</summary>
    public TextRules(FeatureForm form, InputPlan? input, IReadOnlyCollection<string>? known)
    {
        _form = form;
        _known = known is null ? null : new HashSet<string>(known, StringComparer.Ordinal);
        if (input is null) return;
        _format = input.Format;
        if (input.Pattern is { } pattern) _pattern = Whole(pattern);
        foreach (var sentinel in input.Sentinels) _sentinels.Add(CanonicalText.Of(sentinel));
        foreach (var (seen, value) in input.Aliases) _aliases[CanonicalText.Of(seen)] = CanonicalText.Of(value);
    }

    /// <summary>The declared stand-ins for "no value", in canonical text.</summary>
    public IReadOnlyCollection<string> Sentinels => _sentinels;

    /// <summary>Judges a text as it was received.</summary>
    public TextVerdict Judge(string raw)
    {
        var faults = EncodingTraces.Found(raw) ? CellFaults.Encoding : CellFaults.None;
        var canonical = CanonicalText.Of(raw);
        if (_sentinels.Contains(canonical)) return new TextVerdict(null, faults | CellFaults.Sentinel);
        if (_pattern is not null && !Matches(raw)) faults |= CellFaults.Format;
        if (_form == FeatureForm.Date) return new TextVerdict(null, faults | DateFaults(raw));
        var value = _form == FeatureForm.Category ? canonical : raw;
        if (_aliases.TryGetValue(canonical, out var other))
        {
            faults |= CellFaults.Alias;
            value = other;
        }

        if (_known is not null && !_known.Contains(CanonicalText.Of(value))) faults |= CellFaults.Unseen;
        return new TextVerdict(value, faults);
    }

    private CellFaults DateFaults(string raw)
    {
        if (_format is not null)
            return DateTime.TryParseExact(raw, _format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? CellFaults.None : CellFaults.Format;
        return DateTimeOffset.TryParse(raw, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) ? CellFaults.None : CellFaults.Invalid;
    }

    /// <summary>A text that makes the pattern run too long does not match it: the pattern is the plan's, the text is anybody's.</summary>
    private bool Matches(string raw)
    {
        try
        {
            return _pattern!.IsMatch(raw);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Linear time where the pattern allows it; look-arounds and back-references need the other engine.</summary>
    private static Regex Whole(string pattern)
    {
        var whole = @"\A(?:" + pattern + @")\z";
        try
        {
            return new Regex(whole, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, _patternTime);
        }
        catch (NotSupportedException)
        {
            return new Regex(whole, RegexOptions.CultureInvariant, _patternTime);
        }
    }
}
