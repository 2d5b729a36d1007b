using System.Data;
using Dapper;

namespace ModelWatch.Series;

/// <summary>Numbers for texts that come back in most rows: digests and reasons. Lives as long as one transaction.</summary>
internal sealed class TextIndex(IDbTransaction transaction)
{
    private readonly Dictionary<string, long> _known = new(StringComparer.Ordinal);

    /// <summary>The number of <paramref name="text"/>, or null for null.</summary>
    public long? Of(string? text)
    {
        if (text is null)
            return null;
        if (!_known.TryGetValue(text, out var id))
            _known[text] = id = Number(text);
        return id;
    }

    private long Number(string text) => transaction.Connection!.ExecuteScalar<long>(
        "INSERT INTO series_text (text) VALUES (@text) ON CONFLICT (text) DO UPDATE SET text = excluded.text RETURNING id",
        new { text },
        transaction);
}
