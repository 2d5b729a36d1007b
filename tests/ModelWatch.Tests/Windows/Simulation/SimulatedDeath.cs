namespace ModelWatch.Tests.Windows.Simulation;

/// <summary>The process is gone.</summary>
internal sealed class SimulatedDeath() : Exception("the process died here");
