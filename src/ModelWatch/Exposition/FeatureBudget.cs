namespace ModelWatch.Exposition;

/// <summary>
/// Chooses the features whose series are exposed when a model has more series than its budget: the ones that drift most. A feature that is
/// shown keeps its place against one that is less than a quarter worse, so that two features of similar drift do not take turns.
/// </summary>
internal sealed class FeatureBudget(int budget)
{
    private const double Loyalty = 1.25;
    private HashSet<string> shown = [];

    /// <summary>The samples that fit, whole features at a time; samples without a feature always fit.</summary>
    public IReadOnlyList<WindowSample> Fit(IReadOnlyCollection<WindowSample> samples)
    {
        if (samples.Count <= budget)
        {
            shown = [.. samples.Select(sample => sample.Feature).OfType<string>()];
            return [.. samples];
        }

        var left = budget - samples.Count(sample => sample.Feature is null);
        var chosen = new HashSet<string>();
        foreach (var feature in samples.Where(sample => sample.Feature is not null).GroupBy(sample => sample.Feature!)
            .OrderByDescending(Rank).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            var size = feature.Count();
            if (size > left)
                break;

            left -= size;
            chosen.Add(feature.Key);
        }

        shown = chosen;
        return [.. samples.Where(sample => sample.Feature is null || chosen.Contains(sample.Feature))];
    }

    /// <summary>The Jensen-Shannon distance, which every kind of input has and which lies in 0 to 1.</summary>
    private double Rank(IGrouping<string, WindowSample> feature)
    {
        var distance = feature.Where(sample => sample.Sample.Metric == "modelwatch_feature_drift_jensen_shannon_distance")
            .Select(sample => sample.Sample.Value).DefaultIfEmpty(0).Max();
        return shown.Contains(feature.Key) ? distance * Loyalty : distance;
    }
}
