namespace ModelWatch.Measures;

/// <summary>A share in one sample.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Rows">Rows it rests on, or the effective number of rows when they carry weights; above 0.</param>
internal readonly record struct ShiftSample(double Share, double Rows);
