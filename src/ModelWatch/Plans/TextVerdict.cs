using ModelWatch.Statistics.Quality;

namespace ModelWatch.Plans;

/// <summary>What one text means for a subject: the value that enters the profile (null: none), its faults, and what its characters show.</summary>
internal sealed record TextVerdict(string? Value, CellFaults Faults, TextTraits Traits = TextTraits.None);
