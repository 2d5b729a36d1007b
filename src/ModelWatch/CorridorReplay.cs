using System.Collections.Concurrent;
using ModelWatch.Artefacts.Replay;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>
/// Runs a share of a fresh window's evidence through the plan's model file and compares. A child process is started for it, so only
/// windows that are news are probed, and a model at most once in ten minutes. Thread safe.
/// </summary>
internal sealed partial class CorridorReplay(ReplayProbe probe, IStateStore state, ILogger<CorridorReplay> logger)
{
    private const int Share = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private readonly CorridorAttribution _attribution = new(probe, state);
    private readonly ConcurrentDictionary<string, (WindowKey Key, DateTimeOffset At, (double Gap, int Rows)? Result)> _last = new();

    /// <summary>The largest difference and the rows it rests on; null where there is no file, no answer, or the window is no news.</summary>
    public (double Gap, int Rows)? Probe(WindowState window, DateTimeOffset now)
    {
        if (window.Rules.Plan.Artifact is null || !IsNews(window, now))
        {
            return null;
        }

        if (_last.TryGetValue(window.Key.Model, out var last) && (last.Key == window.Key || now - last.At < Pause))
        {
            return last.Key == window.Key ? last.Result : null;
        }

        var result = Measure(window);
        _last[window.Key.Model] = (window.Key, now, result);
        return result;
    }

    /// <summary>How much the model leans on each input, for the window and for the reference; null where the plan does not ask.</summary>
    public Attribution? Attribution(WindowState window, DateTimeOffset now) => _attribution.Probe(window, now);

    /// <summary>True while the window is not older than its own length.</summary>
    public static bool IsNews(WindowState window, DateTimeOffset now) => now - window.Key.End <= window.Key.End - window.Key.Start;

    private (double Gap, int Rows)? Measure(WindowState window)
    {
        var events = state.Read(connection => EvidenceTable.Read(connection, window.Key, Share));
        var gap = probe.MeasureAsync(window.Rules.Plan, EvidenceRows.Of(window.Rules.Plan, events), CancellationToken.None).GetAwaiter().GetResult();
        if (gap.Value is not { } value)
        {
            LogAbsent(window.Key.Model, gap.Why ?? "");
            return null;
        }

        return (value, gap.Rows);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model file of {Model} could not be replayed: {Why}")]
    private partial void LogAbsent(string model, string why);
}
