using System.Globalization;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.Plans;

/// <summary>
/// What a plan says of a field whose values are only kept as a hash: they are judged before they are hashed, and only the verdict is kept.
/// Immutable and thread safe.
/// </summary>
internal sealed class MaskedRules
{
    private const string Mark = "masked:";
    private const int FaultDigits = 2;
    private readonly InputPlan? _input;
    private readonly TextRules _texts;

    /// <param name="input">The declared input; null for an output or a segment of events, which are judged by their characters only.</param>
    public MaskedRules(InputPlan? input)
    {
        _input = input;
        var use = input?.Kind switch { InputKind.Categorical or InputKind.Boolean => TextUse.Category, InputKind.Date => TextUse.Date, _ => TextUse.Text };
        var known = input is { Values.Count: > 0 } ? input.Values.Select(CanonicalText.Of).ToList() : null;
        _texts = new TextRules(use, input?.Kind is InputKind.Numeric or InputKind.Boolean ? input with { Format = null, Pattern = null } : input, known);
    }

    /// <summary>Judges a value as it was sent.</summary>
    public TextVerdict Judge(string text)
    {
        var verdict = _texts.Judge(text) with { Value = null };
        return verdict.Faults.HasFlag(CellFaults.Sentinel) ? verdict : verdict with { Faults = verdict.Faults | KindFaults(text) };
    }

    /// <summary>Judges a value where it is at hand as a number: in a reference.</summary>
    public TextVerdict Judge(double number) => Judge(CanonicalText.Of(number));

    /// <summary>The text that stands for a value: its verdict, then its hash. Equal values under one plan give equal texts.</summary>
    public static string Written(TextVerdict verdict, string hash) => FormattableString.Invariant($"{Mark}{(byte)verdict.Faults:x2}{(long)verdict.Traits:x}:{hash}");

    /// <summary>The verdict in a masked text; null for any other text, and for one without a verdict.</summary>
    public static TextVerdict? Read(string text)
    {
        if (!text.StartsWith(Mark, StringComparison.Ordinal)) return null;
        var flags = text.AsSpan(Mark.Length);
        var end = flags.IndexOf(':');
        if (end <= FaultDigits) return null;
        return byte.TryParse(flags[..FaultDigits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var faults)
            && long.TryParse(flags[FaultDigits..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var traits)
            ? new TextVerdict(null, (CellFaults)faults, (TextTraits)traits) : null;
    }

    private CellFaults KindFaults(string text)
    {
        switch (_input?.Kind)
        {
            case InputKind.Numeric:
                if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return CellFaults.Invalid;
                return _input.Range is { } range && (number < range.Lower || number > range.Upper) ? CellFaults.OutOfRange : CellFaults.None;
            case InputKind.Boolean:
                return CanonicalText.Of(text) is "true" or "false" ? CellFaults.None : CellFaults.Invalid;
            default:
                return CellFaults.None;
        }
    }
}
