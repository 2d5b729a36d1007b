namespace ModelWatch.Statistics.ControlCharts;

/// <summary>How often a chart gets a point, and its part of a false-alarm budget. Immutable, thread safe.</summary>
/// <param name="PointsPerDay">Points a day, above 0; 24 for hourly.</param>
/// <param name="PredictionsPerPoint">Predictions in a point, 0 or more.</param>
/// <param name="Share">The chart's weight in the budget, above 0: twice the weight may alarm twice as often, and so sees changes sooner.</param>
public readonly record struct ChartLoad(double PointsPerDay, double PredictionsPerPoint = 1, double Share = 1)
{
    internal bool IsValid => PointsPerDay > 0 && double.IsFinite(PointsPerDay) && PredictionsPerPoint >= 0 && Share > 0 && double.IsFinite(Share);
}
