namespace ModelWatch.Windows;

/// <summary>Where event times belong. Ticks of UTC.</summary>
/// <param name="Rules">What governs them; null where the model has no effective plan.</param>
/// <param name="Start">Start of the window.</param>
/// <param name="End">Its end, exclusive.</param>
/// <param name="From">Times from here on are answered alike; later than the start where plans of other window lengths meet.</param>
/// <param name="To">End of those times, exclusive.</param>
internal sealed record WindowPlace(WindowRules? Rules, long Start, long End, long From, long To)
{
    public bool Holds(long time) => time >= From && time < To;
}
