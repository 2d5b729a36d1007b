namespace ModelWatch.Findings;

/// <summary>A subject that a finding rests on. <paramref name="Evidence"/> is the excess over the limit in the units of <paramref name="Detail"/>'s measure; <paramref name="Share"/> its part of all evidence, 0 to 1.</summary>
internal sealed record FindingSubject(string Subject, double Evidence, double Share, string Detail);
