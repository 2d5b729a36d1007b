using System.Text;

namespace ModelWatch.Statistics.Quality;

/// <summary>
/// Finds the known category that an unknown one is probably meant to be: equal but for case, spaces, punctuation and accents, or one
/// letter away (by the deletion neighbourhoods of both; Garbe 2012). Immutable and thread safe.
/// </summary>
public sealed class SpellingIndex
{
    private const int Longest = 64;
    private const int ShortestNear = 5;
    private const int ShortestCut = 4;
    private readonly Dictionary<string, string> folded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> unpadded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> deletions = new(StringComparer.Ordinal);
    private readonly HashSet<string> known;
    private readonly string[] sorted;

    /// <summary>The index of a list; a category longer than 64 characters is compared by its beginning only.</summary>
    /// <param name="categories">The known categories.</param>
    /// <exception cref="ArgumentNullException">The list is null.</exception>
    public SpellingIndex(IEnumerable<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        known = categories.ToHashSet(StringComparer.Ordinal);
        sorted = [.. known.Order(StringComparer.Ordinal)];
        foreach (var category in sorted.Where(c => c.Length <= Longest))
        {
            var key = Folded(category);
            folded.TryAdd(key, category);
            if (IsPadded(category))
                unpadded.TryAdd(category.TrimStart('0'), category);
            if (!IsNearable(key))
                continue;
            deletions.TryAdd(key, category);
            for (var i = 0; i < key.Length; i++)
                deletions.TryAdd(key.Remove(i, 1), category);
        }
    }

    /// <summary>
    /// <see cref="TextTraits.NearSpelling"/>, <see cref="TextTraits.LostZeros"/> or <see cref="TextTraits.CutShort"/>; none for a known category
    /// and for one that resembles none. Codes of digits alone are never one digit apart.
    /// </summary>
    /// <param name="text">The category.</param>
    /// <param name="meant">The known one, where there is one.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public TextTraits Of(string text, out string? meant)
    {
        ArgumentNullException.ThrowIfNull(text);
        meant = null;
        if (text.Length is 0 or > Longest || known.Contains(text))
            return TextTraits.None;
        if (unpadded.TryGetValue(text, out meant))
            return TextTraits.LostZeros;
        var key = Folded(text);
        if (key.Length > 0 && folded.TryGetValue(key, out meant))
            return TextTraits.NearSpelling;
        if (IsNearable(key) && Near(key) is { } near)
        {
            meant = near;
            return TextTraits.NearSpelling;
        }
        meant = text.Length >= ShortestCut ? Beginning(text) : null;
        return meant is null ? TextTraits.None : TextTraits.CutShort;
    }

    /// <summary>Lower case without accents, spaces and punctuation.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static string Folded(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                kept.Append(char.ToLowerInvariant(LatinLetters.Base(c)));
        }
        return kept.ToString();
    }

    private static bool IsPadded(string category) => category.Length > 1 && category[0] == '0' && category.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsNearable(string key) => key.Length >= ShortestNear && key.AsSpan().IndexOfAnyInRange('0', '9') < 0;

    private string? Near(string key)
    {
        if (deletions.TryGetValue(key, out var found))
            return found;
        for (var i = 0; i < key.Length; i++)
        {
            if (deletions.TryGetValue(key.Remove(i, 1), out found) && Math.Abs(Folded(found).Length - key.Length) <= 1)
                return found;
        }
        return null;
    }

    private string? Beginning(string text)
    {
        var at = Array.BinarySearch(sorted, text, StringComparer.Ordinal);
        at = at < 0 ? ~at : at;
        return at < sorted.Length && sorted[at].StartsWith(text, StringComparison.Ordinal) ? sorted[at] : null;
    }
}
