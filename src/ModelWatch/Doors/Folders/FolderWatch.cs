using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Doors.Folders;

/// <summary>Looks every few seconds into the watched folders and takes in what is new. A file that fails does not hold the others.</summary>
internal sealed partial class FolderWatch(IReadOnlyList<FolderOptions> folders, FolderReader reader, PlanStore plans, TimeProvider time, ILogger<FolderWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);
    private static readonly EnumerationOptions Plain = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden, IgnoreInaccessible = true };
    private readonly HashSet<(string Path, long Length)> _broken = [];

    /// <summary>One look at every file of every folder.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        foreach (var folder in folders)
        {
            if (plans.Effective(folder.Model) is not { } plan || !Directory.Exists(folder.Path)) continue;
            foreach (var path in Directory.EnumerateFiles(folder.Path, "*", Plain).Order(StringComparer.Ordinal))
            {
                if (stop.IsCancellationRequested) return;
                await LookAsync(folder, plan, path, stop);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (folders.Count == 0) return;
        using var timer = new PeriodicTimer(Turn, time);
        try
        {
            do await LookAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private async Task LookAsync(FolderOptions folder, MonitoringPlan plan, string path, CancellationToken stop)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (_broken.Contains((path, length))) return;
            if (await reader.ReadAsync(folder, plan, path, stop) is { } news) FolderTaken(logger, path, news.Read, news.Rejected, news.Reason ?? "", news.Note ?? "");
        }
        catch (JournalFault fault)
        {
            FolderWaits(logger, fault, path);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A file that cannot be read is told once, and again when it has changed.
            if (File.Exists(path)) _broken.Add((path, new FileInfo(path).Length));
            ForeignInstruments.CountFailed("folder", 1);
            FolderBroken(logger, fault, path);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Path}: {Read} records read, {Rejected} rejected. {Reason} {Note}")]
    private static partial void FolderTaken(ILogger logger, string path, int read, int rejected, string reason, string note);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} waits: nothing can be stored now.")]
    private static partial void FolderWaits(ILogger logger, Exception fault, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} cannot be read; it is tried again when it has changed.")]
    private static partial void FolderBroken(ILogger logger, Exception fault, string path);
}
