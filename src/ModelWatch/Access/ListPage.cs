using System.Globalization;

namespace ModelWatch.Access;

/// <summary>One page of a list that is held in memory, by the limit and cursor of the request; a cursor is the key of the last item before it.</summary>
/// <param name="Items">At most <c>limit</c>.</param>
/// <param name="Next">The cursor of the next page, or null.</param>
internal sealed record ListPage<T>(IReadOnlyList<T> Items, string? Next)
{
    private const int Default = 1_000;
    private const int Most = 10_000;

    /// <summary>The page, or the answer 400.</summary>
    public static (ListPage<T>? Page, IResult? Problem) Of(IReadOnlyList<T> all, Func<T, string> key, IQueryCollection query)
    {
        var limit = Default;
        if (query["limit"] is [{ Length: > 0 } text, ..]
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= Most))
        {
            return (null, Refusal($"limit must be a whole number from 1 to {Most}."));
        }

        var first = 0;
        if (query["cursor"] is [{ Length: > 0 } cursor, ..])
        {
            while (first < all.Count && key(all[first]) != cursor)
            {
                first++;
            }

            if (first++ == all.Count)
            {
                return (null, Refusal("cursor must be the text that the last page gave."));
            }
        }

        var items = all.Skip(first).Take(limit).ToList();
        return (new(items, first + items.Count < all.Count ? key(items[^1]) : null), null);
    }

    private static IResult Refusal(string detail) => Results.Problem(detail, statusCode: 400, title: "A query parameter cannot be read");
}
