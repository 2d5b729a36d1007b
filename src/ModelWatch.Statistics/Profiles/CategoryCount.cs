namespace ModelWatch.Statistics.Profiles;

/// <summary>The count of one category.</summary>
/// <param name="Key">The category.</param>
/// <param name="Weight">Its weight, never below the true one for a listed key.</param>
/// <param name="Error">The true weight lies in [Weight - Error, Weight] for a listed key, in [0, Error] for one that is not; 0 when exact.</param>
public readonly record struct CategoryCount(string Key, double Weight, double Error);
