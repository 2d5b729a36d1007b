namespace ModelWatch.Doors.Folders;

/// <summary>Which files are left alone after a failure, and until when. Not thread safe.</summary>
internal sealed class FolderFaults(TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, (long Length, DateTime Written)> _broken = [];
    private readonly Dictionary<string, (int InRow, DateTimeOffset Until)> _waiting = [];

    private readonly HashSet<(string Path, string Model)> _unplanned = [];

    /// <summary>Whether it is new that a folder waits for the plan of its model: that is told once, and again after there was one.</summary>
    public bool IsNews(string folder, string model) => _unplanned.Add((folder, model));

    /// <summary>The model of a folder has a plan.</summary>
    public void Forget(string folder, string model) => _unplanned.Remove((folder, model));

    /// <summary>What changes when a file is written; null where it cannot be asked.</summary>
    public static (long Length, DateTime Written)? StateOf(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true } file ? (file.Length, file.LastWriteTimeUtc) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public bool IsHeld(string path, (long Length, DateTime Written)? state) =>
        (_broken.TryGetValue(path, out var then) && then == state) || (_waiting.TryGetValue(path, out var wait) && time.GetUtcNow() < wait.Until);

    /// <summary>It was read.</summary>
    public void Forget(string path)
    {
        _broken.Remove(path);
        _waiting.Remove(path);
    }

    /// <summary>Its content cannot be read.</summary>
    public void HoldUntilChanged(string path, (long Length, DateTime Written)? state)
    {
        Forget(path);
        if (state is { } known) _broken[path] = known;
    }

    /// <summary>Something failed that may pass; the pause doubles with each failure in a row.</summary>
    public TimeSpan HoldForAWhile(string path)
    {
        var inRow = _waiting.TryGetValue(path, out var wait) ? wait.InRow + 1 : 0;
        var pause = FirstPause * Math.Pow(2, Math.Min(inRow, 10));
        pause = pause < LongestPause ? pause : LongestPause;
        _waiting[path] = (inRow, time.GetUtcNow() + pause);
        return pause;
    }
}
