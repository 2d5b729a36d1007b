using System.Text.RegularExpressions;

namespace ModelWatch.Plans;

/// <summary>
/// The pattern of an input, made safe for texts from outside: matched in linear time where .NET can, else under a time limit,
/// so that no text can hold up the intake.
/// </summary>
internal static class InputPattern
{
    private const int Longest = 1_000;

    /// <summary>Characters of a text that a pattern is tried on; a longer text does not match, whatever it holds.</summary>
    public const int LongestText = 4_096;

    /// <summary>
    /// How long one text may be tried where the time is not linear (lookarounds, back references): beyond it
    /// <see cref="RegexMatchTimeoutException"/> is thrown, and the text counts as not matching.
    /// </summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    /// <summary>The expression that matches whole texts only. Throws <see cref="ArgumentException"/> for a pattern with a mistake.</summary>
    public static Regex Compile(string pattern)
    {
        var whole = @"\A(?:" + pattern + @")\z";
        try
        {
            return new Regex(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(whole, RegexOptions.CultureInvariant, Limit);
        }
    }

    /// <summary>What is wrong with the pattern, or null.</summary>
    public static string? Mistake(string pattern)
    {
        if (pattern.Length > Longest) return $"it is longer than {Longest} characters";
        try
        {
            // Alone first, so that a bracket too many is not closed by the group around it.
            _ = new Regex(pattern, RegexOptions.CultureInvariant, Limit);
            _ = Compile(pattern);
            return null;
        }
        catch (ArgumentException e)
        {
            return Sentence(e.Message);
        }
    }

    /// <summary>The library opens with "Invalid pattern 'X' at offset N."; the pattern stands in the plan already.</summary>
    private static string Sentence(string message)
    {
        var at = message.LastIndexOf("' at offset ", StringComparison.Ordinal);
        return (at < 0 ? message : message[(at + 2)..]).TrimEnd('.');
    }
}
