using Microsoft.ML;

namespace ModelWatch.Client.MLNet;

/// <summary>The one line that observes a prediction engine.</summary>
public static class EngineExtensions
{
    /// <summary>An engine whose predictions are observed. Columns have the names that ML.NET gives them.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="client">Where the events go.</param>
    /// <param name="exclude">Columns that are neither inputs nor outputs, such as the label that the row class holds for training.</param>
    public static ObservedEngine<TIn, TOut> Observed<TIn, TOut>(
        this PredictionEngine<TIn, TOut> engine, ModelWatchClient client, params IEnumerable<string> exclude)
        where TIn : class
        where TOut : class, new()
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(client);
        return new ObservedEngine<TIn, TOut>(engine, client, exclude.ToHashSet(StringComparer.Ordinal));
    }
}
