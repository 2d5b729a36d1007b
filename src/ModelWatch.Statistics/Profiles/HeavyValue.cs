namespace ModelWatch.Statistics.Profiles;

/// <summary>A number that occurs often.</summary>
/// <param name="Value">The number.</param>
/// <param name="Weight">Its weight, never below the true one.</param>
/// <param name="Error">The true weight lies in [Weight - Error, Weight]; 0 when exact.</param>
public readonly record struct HeavyValue(double Value, double Weight, double Error);
