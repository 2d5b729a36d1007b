using ModelWatch.References;

namespace ModelWatch.Measures;

/// <summary>Shares of faulty cells over all events of the scope.</summary>
internal static class QualityMeasures
{
    public static IEnumerable<Measurement> Of(MeasureScope scope, FeatureProfile current)
    {
        foreach (var share in QualityShares.Of(current.Schema))
        {
            var figure = WeightedShare.Of(current.Quality[share.Fault].Weight, current.Quality.Weight, scope.Effective(current.Quality.Rows));
            yield return scope.Measure(current.Subject, share.Measure, figure, current.Quality.Rows);
        }
    }
}
