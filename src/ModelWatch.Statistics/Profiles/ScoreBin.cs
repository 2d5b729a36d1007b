namespace ModelWatch.Statistics.Profiles;

/// <summary>The scores of one bin, or of all; means are absent where there is no weight.</summary>
/// <param name="From">Lower end, inclusive.</param>
/// <param name="To">Upper end, exclusive but for 1.</param>
/// <param name="Weight">Weight of all scores.</param>
/// <param name="MeanScore">Their mean.</param>
/// <param name="LabelledWeight">Weight of the scores with an outcome.</param>
/// <param name="LabelledMeanScore">Mean of the scores with an outcome.</param>
/// <param name="PositiveShare">Share of positive outcomes among them, in [0, 1].</param>
/// <param name="Brier">Mean of (p - y)^2 over them, in [0, 1].</param>
public readonly record struct ScoreBin(
    double From, double To, double Weight, double? MeanScore, double LabelledWeight, double? LabelledMeanScore, double? PositiveShare, double? Brier);
