namespace ModelWatch.Statistics.Calibration;

/// <summary>One bin of a reliability diagram.</summary>
/// <param name="Bin">Number of the bin, from 0.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="MeanScore">Mean probability, in [0, 1].</param>
/// <param name="Frequency">Observed frequency with its Wilson 95 % interval.</param>
/// <param name="Binomial">Where the frequency falls in 90 of 100 cases if every row had the mean probability.</param>
/// <param name="Exact">The same with each row's own probability (Poisson-binomial): never wider.</param>
public sealed record ReliabilityPoint(
    int Bin, long Rows, double MeanScore, Figure Frequency, (double Lower, double Upper) Binomial, (double Lower, double Upper) Exact);
