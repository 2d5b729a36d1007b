using System.Globalization;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Measures;

/// <summary>
/// The table of a test of categories with as many rows of the window as its weights are worth. A test takes a weight as repetitions, and
/// repetitions are no evidence.
/// </summary>
internal static class EffectiveTable
{
    /// <param name="counts">Reference and window; at most a thousand categories of each have weight.</param>
    /// <param name="rows">Effective number of rows of the window.</param>
    /// <returns>The counts themselves where they already have that total.</returns>
    public static PairedCounts Of(PairedCounts counts, double rows)
    {
        if (counts.Why is not null || counts.CurrentTotal == rows)
            return counts;
        return PairedCounts.Categories(Profile(counts.Reference, 1), Profile(counts.Current, rows / counts.CurrentTotal));
    }

    /// <summary>Categories by their number: a test does not ask for names.</summary>
    private static CategoryProfile Profile(IReadOnlyList<double> weights, double factor)
    {
        var profile = new CategoryProfile();
        for (var k = 0; k < weights.Count; k++)
        {
            if (weights[k] > 0)
                profile.Add(k.ToString("D5", CultureInfo.InvariantCulture), Math.Min(weights[k] * factor, FixedWeight.Largest));
        }

        return profile;
    }
}
