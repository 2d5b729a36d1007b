using System.Data;
using System.Reflection;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch.Reports;

/// <summary>Reads a period from the record in one consistent look. Thread safe.</summary>
internal sealed class PeriodReader(IStateStore state, WindowStore windows, PlanStore plans, TimeProvider time) : IPeriodSource
{
    private static readonly string Service =
        typeof(PeriodReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public (DateTimeOffset First, DateTimeOffset Last)? Reach(string model) => state.Read(connection =>
        WindowList.Read(connection, new WindowQuery(model, 0, long.MaxValue, null, null, 1, null)) is [var first, ..]
            ? (first.Window.Start, WindowList.Last(connection, model)?.Window.Start ?? first.Window.Start)
            : ((DateTimeOffset, DateTimeOffset)?)null);

    public PeriodSnapshot Read(MonitoringPlan plan, ReportSpan span) => state.Read(connection => Read(connection, plan, span));

    private PeriodSnapshot Read(IDbConnection connection, MonitoringPlan plan, ReportSpan span)
    {
        var now = time.GetUtcNow();
        var records = PeriodRecords.Windows(connection, plan.Model, span);
        var rules = Governing(connection, plan.Model, records);
        var sum = rules is null ? null : new PeriodSum(rules);
        var frozen = records.Select(record => Freeze(connection, plan.Model, record, sum)).ToArray();
        var governing = rules?.Plan ?? plan;
        var measurements = rules is null ? [] : MeasureSet.Compute(governing, rules.Reference, sum!.Contents(connection, span, now));
        return new PeriodSnapshot
        {
            Plan = governing,
            PlanText = Text(governing),
            Span = span,
            AsOf = now,
            ReferenceDigest = rules?.ReferenceDigest,
            ReferenceRows = rules?.Reference?.Rows,
            Service = Service,
            Windows = frozen,
            Measurements = measurements,
            Trend = PeriodRecords.Trend(connection, governing, span, measurements),
            Findings = PeriodRecords.Findings(connection, plan.Model, span),
        };
    }

    /// <summary>The plan and reference of the newest closed window that is of its plan's own version; null without one.</summary>
    private WindowRules? Governing(IDbConnection connection, string model, IReadOnlyList<WindowRecord> records) => records
        .Where(record => record.State == "closed").Reverse()
        .Select(record => windows.Load(connection, model, record.Version, record.Window.Start.UtcTicks))
        .FirstOrDefault(window => window is not null && window.Rules.Plan.Version == window.Key.Version)?.Rules;

    private PeriodWindow Freeze(IDbConnection connection, string model, WindowRecord record, PeriodSum? sum)
    {
        var window = windows.Load(connection, model, record.Version, record.Window.Start.UtcTicks);
        var used = window is not null && sum is not null && sum.Fits(window);
        if (used) sum!.Add(connection, window!);
        return new PeriodWindow(
            record.Window.Start, record.Window.End, record.Version, (int)record.Window.Revision, record.State == "closed",
            record.Events, record.Labelled, record.Late, window?.Duplicates ?? 0, record.Digest, used);
    }

    private string Text(MonitoringPlan plan) =>
        plans.History(plan.Model).FirstOrDefault(stored => stored.Digest == plan.Digest)?.Text
        ?? throw new InvalidOperationException($"the plan {plan.Digest} of {plan.Model} is not in the record");
}
