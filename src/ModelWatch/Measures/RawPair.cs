namespace ModelWatch.Measures;

/// <summary>Finite values of one numeric subject in reference and window, each ascending.</summary>
internal sealed record RawPair(double[] Reference, double[] Current);
