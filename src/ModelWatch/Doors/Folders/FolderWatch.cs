using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Doors.Folders;

/// <summary>Looks every few seconds into the watched folders and takes in what is new. A file that fails does not hold the others.</summary>
internal sealed partial class FolderWatch(IReadOnlyList<FolderOptions> folders, FolderReader reader, PlanStore plans, TimeProvider time, ILogger<FolderWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);
    private static readonly EnumerationOptions Plain = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden, IgnoreInaccessible = true };
    private readonly FolderFaults _faults = new(time);

    /// <summary>One look at every file of every folder.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        foreach (var folder in folders)
        {
            try
            {
                await LookAsync(folder, stop);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                FolderUnreadable(logger, fault, folder.Path);
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
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops; nothing else ends this.
        }
    }

    private async Task LookAsync(FolderOptions folder, CancellationToken stop)
    {
        if (plans.Effective(folder.Model) is not { } plan)
        {
            if (_faults.IsNews(folder.Path, folder.Model)) FolderWithoutPlan(logger, folder.Path, folder.Model, plans.Faults.GetValueOrDefault(folder.Model) ?? "no plan is known, send one");
            return;
        }

        _faults.Forget(folder.Path, folder.Model);
        if (!Directory.Exists(folder.Path)) return;
        foreach (var path in Directory.EnumerateFiles(folder.Path, "*", Plain).Order(StringComparer.Ordinal))
        {
            if (stop.IsCancellationRequested) return;
            await LookAsync(folder, plan, path, stop);
        }
    }

    private async Task LookAsync(FolderOptions folder, MonitoringPlan plan, string path, CancellationToken stop)
    {
        var state = FolderFaults.StateOf(path);
        try
        {
            if (_faults.IsHeld(path, state)) return;
            if (await reader.ReadAsync(folder, plan, path, stop) is { } news) FolderTaken(logger, path, news.Read, news.Rejected, news.Reason ?? "", news.Note ?? "");
            _faults.Forget(path);
        }
        catch (JournalFault fault)
        {
            FolderWaits(logger, fault, path);
        }
        catch (Exception fault) when (fault is ForeignFault or InvalidDataException)
        {
            // What the file says cannot be read: told once, and again when it has changed.
            _faults.HoldUntilChanged(path, state);
            ForeignInstruments.CountFailed("folder", 1);
            FolderBroken(logger, fault, path);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            // The disk, the places, or whatever else: it may pass.
            var pause = _faults.HoldForAWhile(path);
            ForeignInstruments.CountFailed("folder", 1);
            FolderFailed(logger, fault, path, pause);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Path}: {Read} records read, {Rejected} rejected. {Reason} {Note}")]
    private static partial void FolderTaken(ILogger logger, string path, int read, int rejected, string reason, string note);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} waits: nothing can be stored now.")]
    private static partial void FolderWaits(ILogger logger, Exception fault, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} cannot be read; it is tried again when it has changed.")]
    private static partial void FolderBroken(ILogger logger, Exception fault, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} could not be read; it is tried again in {Pause}.")]
    private static partial void FolderFailed(ILogger logger, Exception fault, string path, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folder {Path} waits for a plan of the model {Model}, and nothing of it is read: {Reason}.")]
    private static partial void FolderWithoutPlan(ILogger logger, string path, string model, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The folder {Path} could not be looked through; it is tried again at the next turn.")]
    private static partial void FolderUnreadable(ILogger logger, Exception fault, string path);
}
