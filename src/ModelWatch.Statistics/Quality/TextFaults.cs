using System.Globalization;
using System.Text;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Quality;

/// <summary>Traces of damage in any text, whatever it should mean. Pure and thread safe.</summary>
public static class TextFaults
{
    private const int SpreadsheetCut = 255, CellCut = 32_767;
    private const int LongestPersonal = 254;

    /// <summary>The traits of a text as it was received; linear in its length.</summary>
    /// <param name="text">Any text; lone surrogates count as lost characters.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static TextTraits Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var traits = text.Length is SpreadsheetCut or CellCut ? TextTraits.CutLength : TextTraits.None;
        if (text.Length == 0)
            return traits;
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            traits |= TextTraits.Padded;
        if (CellText.FormOf(text) == CellForm.Token)
            traits |= TextTraits.MissingWord;
        traits |= AsciiTraits(text);
        if (text.Length <= LongestPersonal && (PersonalText.IsEmail(text) || PersonalText.IsIban(text)))
            traits |= TextTraits.PersonalData;
        return Ascii.IsValid(text) ? traits : traits | Beyond(text);
    }

    private static TextTraits AsciiTraits(string text)
    {
        var traits = TextTraits.None;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is (< ' ' and not ('\t' or '\n' or '\r')) or '\u007F')
                traits |= TextTraits.ControlCharacter;
            else if (c == '?' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]))
                traits |= TextTraits.LostCharacter;
        }
        return traits;
    }

    private static TextTraits Beyond(string text)
    {
        var traits = TextTraits.None;
        for (var i = 0; i < text.Length; i++)
            traits |= text[i] < '\u0080' ? TextTraits.None : OfCharacter(text, i);
        if (Mojibake.IsIn(text))
            traits |= TextTraits.Mojibake;
        if (ScriptMix.IsIn(text))
            traits |= TextTraits.Lookalike;
        return traits;
    }

    private static TextTraits OfCharacter(string text, int at)
    {
        var c = text[at];
        if (c <= '\u009F')
            return TextTraits.C1Control;
        if (c == '\uFFFD' || (char.IsSurrogate(c) && !IsPaired(text, at)))
            return TextTraits.ReplacementCharacter;
        if (c is '\u00A0' or '\u00AD' or '\u202F' or '\u2060' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E'))
            return TextTraits.Invisible;
        if (c == '\u00B5' || (c == '\u03BC' && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1])))
            return TextTraits.MicroSign;
        if (LatinLetters.IsReplaced(c) || (LatinLetters.IsMark(c) && at > 0 && char.IsLetter(text[at - 1])))
            return TextTraits.NotComposed;
        return CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber ? TextTraits.ForeignDigit : TextTraits.None;
    }

    private static bool IsPaired(string text, int at) => char.IsHighSurrogate(text[at])
        ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        : at > 0 && char.IsHighSurrogate(text[at - 1]);
}
