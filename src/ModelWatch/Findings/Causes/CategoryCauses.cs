using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Findings.Causes;

/// <summary>Causes of moved categories: a new spelling of a known one, a new one, a lost one.</summary>
internal static class CategoryCauses
{
    private const double LeastShift = 0.005;

    public static IEnumerable<Cause> Of(string subject, CategoryProfile reference, CategoryProfile current)
    {
        if (reference.Rows == 0 || current.Rows == 0)
            yield break;
        var moves = Moves(reference, current);
        var total = moves.Sum(m => Math.Abs(m.Shift)) / 2;
        if (total <= 0)
            yield break;
        var arrived = moves.Where(m => m.Before == 0 && m.Shift >= LeastShift).OrderByDescending(m => m.Shift).ToList();
        var renamed = arrived.Select(a => Renamed(subject, a, moves, total)).FirstOrDefault(c => c is not null);
        if (renamed is not null)
            yield return renamed;
        if (arrived.Count > 0)
            yield return New(subject, arrived, total, renamed is null ? 1 : 0.4);
        if (Lost(subject, moves, total) is { } lost)
            yield return renamed is null ? lost : lost with { Score = 0.4 * lost.Score };
    }

    private static List<CategoryMove> Moves(CategoryProfile reference, CategoryProfile current) =>
    [
        .. reference.Counts.Select(c => c.Key).Union(current.Counts.Select(c => c.Key), StringComparer.Ordinal)
            .Select(k => new CategoryMove(k, reference.Count(k).Weight / reference.Weight, current.Count(k).Weight / current.Weight)),
    ];

    /// <summary>A newcomer that took about what one known category lost.</summary>
    private static Cause? Renamed(string subject, CategoryMove arrived, List<CategoryMove> moves, double total)
    {
        var lost = moves.Where(m => m.Before > 0 && m.Shift < 0).MinBy(m => Math.Abs(m.Shift + arrived.Shift));
        if (lost is null)
            return null;
        var unmatched = Math.Abs(lost.Shift + arrived.Shift) / arrived.Shift;
        if (unmatched > 0.3)
            return null;
        var score = (1 - unmatched) * Math.Min(1, arrived.Shift / total);
        return new("renamed-category", subject, score, FormattableString.Invariant(
            $"'{arrived.Key}' is new with {100 * arrived.After:0.#} % of the rows; '{lost.Key}' fell from {100 * lost.Before:0.#} to {100 * lost.After:0.#} %"));
    }

    private static Cause New(string subject, List<CategoryMove> arrived, double total, double weight)
    {
        var share = arrived.Sum(a => a.Shift);
        var names = string.Join(", ", arrived.Take(3).Select(a => FormattableString.Invariant($"'{a.Key}' {100 * a.After:0.#} %")));
        return new("new-category", subject, weight * Math.Min(1, share / total), $"not in the reference: {names}");
    }

    private static Cause? Lost(string subject, List<CategoryMove> moves, double total)
    {
        var gone = moves.Where(m => m.Before >= LeastShift && m.After <= 0.02 * m.Before).MaxBy(m => m.Before);
        return gone is null ? null : new("lost-category", subject, 0.9 * Math.Min(1, gone.Before / total), FormattableString.Invariant(
            $"'{gone.Key}' had {100 * gone.Before:0.#} % of the rows, now {100 * gone.After:0.##} %"));
    }
}
