namespace ModelWatch.Plans.Reading;

/// <summary>Finds the word that was probably meant.</summary>
internal static class NearMiss
{
    private const int Longest = 64;

    /// <summary>" Did you mean X?" for the nearest of <paramref name="known"/>, or an empty text when none is near.</summary>
    public static string Hint(string written, IEnumerable<string> known) =>
        Of(written, known) is { } near ? $" Did you mean {near}?" : "";

    /// <summary>The nearest known word within a third of its length (at most two letters), or null.</summary>
    public static string? Of(string written, IEnumerable<string> known)
    {
        if (written.Length is 0 or > Longest) return null;
        var plain = Plain(written);
        var best = known
            .Select(word => (Word: word, Distance: Distance(plain, Plain(word))))
            .OrderBy(near => near.Distance).ThenBy(near => near.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Clamp(plain.Length / 3, 1, 2) ? best.Word : null;
    }

    private static string Plain(string word) =>
        word.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    /// <summary>Edits between two words; a swap of neighbours counts once (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(change, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
