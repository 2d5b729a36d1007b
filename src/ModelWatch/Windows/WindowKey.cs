namespace ModelWatch.Windows;

/// <summary>One window of one model version: from <paramref name="Start"/> (inclusive) to <paramref name="End"/> (exclusive), UTC.</summary>
internal sealed record WindowKey(string Model, string Version, DateTimeOffset Start, DateTimeOffset End);
