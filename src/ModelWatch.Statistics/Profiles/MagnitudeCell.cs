namespace ModelWatch.Statistics.Profiles;

/// <summary>The weight of the values of one magnitude.</summary>
/// <param name="Above">Lower end, exclusive; may be minus infinity.</param>
/// <param name="UpTo">Upper end, inclusive; may be infinity.</param>
/// <param name="Weight">Sum of the weights.</param>
public readonly record struct MagnitudeCell(double Above, double UpTo, double Weight);
