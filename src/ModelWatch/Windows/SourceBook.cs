using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>The sources of one window; the first 32 under their names, the rest together. No part of the window's digest. Not thread safe.</summary>
internal sealed class SourceBook
{
    public const string Others = "(other)";
    private const int MostSources = 32;

    /// <summary>By source; empty where events name none.</summary>
    public Dictionary<string, SourceTally> Tallies { get; } = new(StringComparer.Ordinal);

    public void Add(string source, RowOutcome outcome, long sequence)
    {
        if (!Tallies.TryGetValue(source, out var tally))
        {
            var name = Tallies.Count < MostSources ? source : Others;
            tally = Tallies.TryGetValue(name, out var known) ? known : Tallies[name] = new SourceTally();
        }

        tally.Add(outcome, sequence);
    }
}
