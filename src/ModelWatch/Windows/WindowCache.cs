using System.Data;

namespace ModelWatch.Windows;

/// <summary>The windows of one model that are in memory. After a commit everything in it is stored, so it may forget. Not thread safe.</summary>
internal sealed class WindowCache(string model, WindowStore store)
{
    private const int MostKept = 64;
    private readonly Dictionary<(string Version, long Start), WindowState> _windows = [];
    private long _heldBytes;

    /// <summary>About how much memory the windows hold, in bytes, as of the last commit. May be read by any thread.</summary>
    public long HeldBytes => Interlocked.Read(ref _heldBytes);

    /// <summary>The window from memory or store, or null where it has never been.</summary>
    public WindowState? Find(IDbConnection connection, string version, long start)
    {
        if (!_windows.TryGetValue((version, start), out var window) && store.Load(connection, model, version, start) is { } stored)
        {
            _windows[(version, start)] = window = stored;
        }

        return window;
    }

    /// <summary>The window only where memory has it.</summary>
    public WindowState? Held(string version, long start) => _windows.GetValueOrDefault((version, start));

    /// <summary>The window, made new under these rules where it has never been.</summary>
    public WindowState Get(IDbConnection connection, string version, long start, WindowRules rules)
    {
        if (Find(connection, version, start) is { } known)
        {
            return known;
        }

        var (from, to) = rules.Calendar.Containing(start);
        var key = new WindowKey(model, version, new DateTimeOffset(from, TimeSpan.Zero), new DateTimeOffset(to, TimeSpan.Zero));
        return _windows[(version, start)] = new WindowState(key, rules);
    }

    public void Replace(WindowState window) => _windows[(window.Key.Version, window.Key.Start.UtcTicks)] = window;

    /// <summary>Writes what changed since it was last written.</summary>
    public void Save(IDbTransaction transaction)
    {
        foreach (var window in _windows.Values.Where(w => w.Touched))
        {
            WindowStore.Save(transaction, window);
        }
    }

    /// <summary>Forgets the oldest windows beyond what is worth keeping.</summary>
    public void Evict()
    {
        foreach (var old in _windows.Keys.OrderByDescending(k => k.Start).Skip(MostKept).ToList())
        {
            _windows.Remove(old);
        }

        Interlocked.Exchange(ref _heldBytes, _windows.Values.Sum(w => w.HeldBytes));
    }

    public void Clear()
    {
        _windows.Clear();
        Interlocked.Exchange(ref _heldBytes, 0);
    }
}
