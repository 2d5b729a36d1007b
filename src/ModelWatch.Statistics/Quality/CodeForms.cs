namespace ModelWatch.Statistics.Quality;

/// <summary>Checks a code against its scheme. Pure and thread safe.</summary>
public static class CodeForms
{
    /// <summary>The names of the schemes as a plan writes them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<CodeScheme>().Select(name => name.ToLowerInvariant())];

    /// <summary>The scheme of a name; null where there is none.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static CodeScheme? Named(string? name) =>
        name is not null && Names.Contains(name) && Enum.TryParse<CodeScheme>(name, ignoreCase: true, out var scheme) ? scheme : null;

    /// <summary>True where the text has the scheme's form, whatever its check digit.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="text">The text; nothing is trimmed.</param>
    public static bool HasForm(CodeScheme scheme, ReadOnlySpan<char> text) => scheme switch
    {
        CodeScheme.Gtin => text.Length is 8 or 12 or 13 or 14 && AreDigits(text),
        CodeScheme.Sscc => text.Length == 18 && AreDigits(text),
        CodeScheme.Ndc => NdcCode.FormOf(text) != NdcForm.None,
        CodeScheme.Atc => AtcCode.Level(text) > 0,
        CodeScheme.Pzn => Digits(text) is 7 or 8,
        CodeScheme.Cas => text.Length is >= 7 and <= 12 && text[^2] == '-' && text[^5] == '-' && Digits(text) == text.Length - 2,
        CodeScheme.Loinc => text.Length is >= 3 and <= 8 && text[^2] == '-' && Digits(text) == text.Length - 1,
        CodeScheme.Snomed => text.Length is >= 6 and <= 18 && AreDigits(text),
        _ => throw new ArgumentOutOfRangeException(nameof(scheme), scheme, "Unknown scheme."),
    };

    /// <summary>What is wrong with a text that has the form: its check digit, or that it may be of several forms. None for a text without the form.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="text">The text; nothing is trimmed.</param>
    public static TextTraits Of(CodeScheme scheme, ReadOnlySpan<char> text)
    {
        if (!HasForm(scheme, text))
            return TextTraits.None;
        var right = scheme switch
        {
            CodeScheme.Gtin or CodeScheme.Sscc => CheckDigits.Gs1(text),
            CodeScheme.Pzn => CheckDigits.Pzn(text),
            CodeScheme.Cas => CheckDigits.Cas(text),
            CodeScheme.Loinc => CheckDigits.Loinc(text),
            CodeScheme.Snomed => CheckDigits.Snomed(text),
            _ => true,
        };
        var open = scheme == CodeScheme.Ndc && NdcCode.FormOf(text) == NdcForm.Open;
        return (right ? TextTraits.None : TextTraits.CheckDigit) | (open ? TextTraits.OpenForm : TextTraits.None);
    }

    /// <summary>What digits of a GS1 length show where no scheme is declared; to be compared with a reference, for other numbers fail nine times in ten.</summary>
    /// <param name="text">The text.</param>
    public static TextTraits Undeclared(ReadOnlySpan<char> text) =>
        CheckDigits.IsGs1Length(text.Length) && AreDigits(text) && !CheckDigits.Gs1(text) ? TextTraits.CheckDigit : TextTraits.None;

    private static bool AreDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            count += char.IsAsciiDigit(c) ? 1 : 0;
        return count;
    }
}
