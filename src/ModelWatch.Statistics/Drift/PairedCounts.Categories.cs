using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

public sealed partial class PairedCounts
{
    /// <summary>Counts over the union of the categories, in ordinal order. A null is missing: left out, never a category.</summary>
    /// <param name="reference">Reference values in any order.</param>
    /// <param name="current">Current values in any order.</param>
    public static PairedCounts Categories(IEnumerable<string?> reference, IEnumerable<string?> current)
    {
        Dictionary<string, double> left = Tally(reference), right = Tally(current);
        var keys = left.Keys.Union(right.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new PairedCounts(
            [.. keys.Select(key => left.GetValueOrDefault(key))], [.. keys.Select(key => right.GetValueOrDefault(key))]);
    }

    /// <summary>
    /// Counts over the categories whose weight is known on both sides; when a profile left its exact counts (more than 1,000 keys) the
    /// others are one pooled category and <see cref="ShareError"/> is the largest error of a share.
    /// </summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile.</param>
    public static PairedCounts Categories(CategoryProfile reference, CategoryProfile current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        return Categories(reference, current, reference.IsExact && current.IsExact);
    }

    /// <summary>The same with what is read of the reference put in order before.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="current">The current profile.</param>
    public static PairedCounts Categories(CategoryBaseline reference, CategoryProfile current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        if (!reference.IsExact || !current.IsExact)
            return Categories(reference.Profile, current, union: false);
        var keys = reference.Counts;
        var weights = new double[keys.Length];
        var found = 0;
        for (var k = 0; k < weights.Length; k++)
        {
            weights[k] = current.Count(keys[k].Key).Weight;
            found += weights[k] > 0 ? 1 : 0;
        }
        return found == current.Distinct.Value
            ? new PairedCounts(reference.Weights, weights)
            : Categories(reference.Profile, current, union: true);
    }

    private static PairedCounts Categories(CategoryProfile reference, CategoryProfile current, bool union)
    {
        var known = reference.Counts.Select(c => c.Key).Union(current.Counts.Select(c => c.Key), StringComparer.Ordinal)
            .Where(key => union || (IsKnown(reference, key) && IsKnown(current, key)))
            .Order(StringComparer.Ordinal).ToList();
        var left = known.Select(key => Sure(reference, key)).ToList();
        var right = known.Select(key => Sure(current, key)).ToList();
        if (!union)
        {
            left.Add(Math.Max(0, reference.Weight - left.Sum()));
            right.Add(Math.Max(0, current.Weight - right.Sum()));
        }
        return new PairedCounts([.. left], [.. right], Math.Max(WorstShare(reference), WorstShare(current)));
    }

    private static bool IsKnown(CategoryProfile profile, string key) => profile.IsExact || profile.Count(key).Weight > 0;

    private static double Sure(CategoryProfile profile, string key)
    {
        var count = profile.Count(key);
        return Math.Max(0, count.Weight - count.Error);
    }

    private static double WorstShare(CategoryProfile profile) =>
        profile.IsExact || profile.Weight == 0 ? 0 : profile.Counts.Max(c => c.Error) / profile.Weight;

    private static Dictionary<string, double> Tally(IEnumerable<string?> values)
    {
        var tally = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (value is not null)
                tally[value] = tally.GetValueOrDefault(value) + 1;
        }
        return tally;
    }
}
