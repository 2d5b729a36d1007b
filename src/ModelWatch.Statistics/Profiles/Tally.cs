namespace ModelWatch.Statistics.Profiles;

/// <summary>An upper count and how much of it may belong to other keys, in fixed point.</summary>
internal readonly record struct Tally(long Weight, long Error);
