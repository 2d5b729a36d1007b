namespace ModelWatch.Tests.Windows.Simulation;

/// <summary>One event of a simulated producer.</summary>
internal sealed record SimulatedRow(string Id, string Source, long Time, string Version, double Dose, int Country, double Score, double Weight);
