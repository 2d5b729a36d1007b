using System.Collections.Concurrent;
using System.Globalization;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>
/// Windows that could not be evaluated, with the reason: each rests for a while that doubles from ten seconds to ten minutes, so that neither it nor
/// what surrounds it runs hot, and is whole again when the cause has gone. Thread safe.
/// </summary>
internal sealed class CorridorFaults(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<WindowKey, (int Times, DateTimeOffset Until, string Reason)> _failed = new();

    /// <summary>The reason of the oldest failing window, or null.</summary>
    public string? First => _failed.IsEmpty ? null : _failed.MinBy(f => f.Key.Start) is var (key, fault)
        ? string.Create(CultureInfo.InvariantCulture, $"the window {key.Start:yyyy-MM-ddTHH:mm:ssZ} of version {key.Version} cannot be evaluated: {fault.Reason}") : null;

    /// <summary>What went wrong at the newest evaluation of a window that stands all the same, or null. Nothing rests for it.</summary>
    public string? Noted { get; set; }

    /// <summary>How long to wait after that many failures in a row.</summary>
    public static TimeSpan Rest(int times)
    {
        var rest = Shortest * Math.Pow(2, Math.Min(times - 1, 10));
        return rest < Longest ? rest : Longest;
    }

    /// <summary>The newest failure since this was set to null.</summary>
    public string? Newest { get; set; }

    public bool Rests(WindowKey key) => _failed.TryGetValue(key, out var fault) && time.GetUtcNow() < fault.Until;

    public void Failed(WindowKey key, string reason)
    {
        var times = _failed.TryGetValue(key, out var before) ? before.Times + 1 : 1;
        _failed[key] = (times, time.GetUtcNow() + Rest(times), reason);
        Newest = First;
    }

    public void Succeeded(WindowKey key) => _failed.TryRemove(key, out _);
}
