using System.Data;
using ModelWatch.Findings;
using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.Series;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>
/// Takes out what each plan no longer wants to keep. Ages count from receipt, so a backfill of old traffic is kept as long as any other. Work is
/// done in slices between which a fold can write. Audit, signatures, reports, plans and references are never touched. Thread safe.
/// </summary>
internal sealed partial class CorridorRetention(PlanStore plans, IStateStore state, IEventLog log, TimeProvider time, ILogger<CorridorRetention> logger)
{
    /// <summary>What one transaction takes out: rows, or whole windows with up to thousands of rows each.</summary>
    private const int Rows = 2_000, Windows = 20;
    private const int MostSlices = 500;

    /// <summary>All models, one after the other; one that fails is told in the log and tried again at the next turn.</summary>
    public void Run()
    {
        foreach (var model in plans.Models())
        {
            try
            {
                if (plans.Effective(model) is { } plan) Run(plan);
            }
            catch (Exception e)
            {
                LogFailed(e, model);
            }
        }
    }

    private void Run(MonitoringPlan plan)
    {
        var (model, now, keep) = (plan.Model, time.GetUtcNow(), plan.Retention);
        TrimJournal(model, now - keep.Journal);
        log.TrimLabels(model, now - LabelMemory.Waiting(plan));
        var evidence = Purge(Rows, (t, most) => WindowPurge.Evidence(t, model, now - keep.Evidence, most));
        var predictions = Purge(Windows, (t, most) => PredictionTable.Purge(t, model, now - LabelMemory.Waiting(plan), most));
        state.Write(t =>
        {
            QuarantineTable.Forget(t, model, now - keep.Evidence);
            return 0;
        });
        var windows = Purge(Windows, (t, most) => WindowPurge.Windows(t, model, now - keep.Record, most));
        var figures = Purge(Windows, (t, most) => MeasurementPurge.Run(t, model, now - keep.Record, most));
        var findings = Purge(Rows, (t, most) => FindingPurge.Run(t, model, now - keep.Record, most));
        if (evidence + predictions + windows + figures + findings > 0) LogPurged(model, evidence, predictions, windows, figures, findings);
    }

    /// <summary>
    /// Entries that an open window without a reference may still need stay: its first reference folds it again. None of them came before the
    /// window began, but for the lead that a producer's clock may have.
    /// </summary>
    private void TrimJournal(string model, DateTimeOffset received)
    {
        var (position, open) = state.Read(connection => (FoldPosition.Load(connection, model).Position, WindowStore.OpenWithoutReference(connection, model)));
        var needed = open.Select(key => key.Start - IntakeLimits.LargestLead).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        log.Trim(model, position, needed < received ? needed : received);
    }

    private int Purge(int most, Func<IDbTransaction, int, int> slice)
    {
        var all = 0;
        for (var i = 0; i < MostSlices; i++)
        {
            var taken = state.Write(t => slice(t, most));
            all += taken;
            if (taken < most) break;
        }

        return all;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention of {Model}: {Evidence} events of evidence, predictions of {Predictions} windows, {Windows} windows, {Figures} windows of figures, {Findings} findings taken out")]
    private partial void LogPurged(string model, int evidence, int predictions, int windows, int figures, int findings);

    [LoggerMessage(Level = LogLevel.Error, Message = "Retention of {Model} failed and is tried again at the next turn")]
    private partial void LogFailed(Exception exception, string model);
}
