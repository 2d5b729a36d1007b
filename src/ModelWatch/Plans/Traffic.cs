namespace ModelWatch.Plans;

/// <summary>Whether silence is a finding (<see cref="Continuous"/>) or the normal state between runs (<see cref="Batch"/>).</summary>
internal enum Traffic { Continuous, Batch }
