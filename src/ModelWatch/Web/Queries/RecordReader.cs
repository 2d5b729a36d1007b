using System.Data;
using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Series;
using ModelWatch.State;
using ModelWatch.Web.Words;
using ModelWatch.Windows;

namespace ModelWatch.Web.Queries;

/// <summary>Reads what the pages need from the stores of the other rooms. One page sees one snapshot. Thread safe.</summary>
internal sealed class RecordReader(IStateStore state, PlanStore plans, FindingStore findings, ReferenceLookup references)
{
    private const int MostHeld = SourceRows.Windows * QuarantineTable.MostKept;
    private static readonly TimeSpan Span = TimeSpan.FromDays(14);

    public bool HasModels => plans.Models().Count > 0;

    public MonitoringPlan? Plan(string model) => plans.Effective(model);

    /// <summary>Open findings over the models that the reader may see.</summary>
    public int Firing(Func<string, bool> sees) => state.Read(findings.Firing).Count(finding => sees(finding.Model));

    /// <summary>Every model with an effective plan that the reader may see.</summary>
    public IReadOnlyList<ModelRecord> Fleet(Func<string, bool> sees) => state.Read(connection => (IReadOnlyList<ModelRecord>)
        [.. plans.Models().Where(sees).Select(plans.Effective).OfType<MonitoringPlan>().Select(plan => Read(connection, plan, deep: false))]);

    public ModelRecord? Model(string model) => plans.Effective(model) is { } plan ? state.Read(connection => Read(connection, plan, deep: true)) : null;

    public Finding? Finding(string id) => state.Read(connection => findings.Find(connection, id));

    /// <summary>Every figure of one window.</summary>
    public IReadOnlyList<Measurement> Window(string model, string version, DateTimeOffset start) =>
        state.Read(connection => Window(connection, model, version, start));

    private ModelRecord Read(IDbConnection connection, MonitoringPlan plan, bool deep)
    {
        var counts = Figures(connection, plan, "event_count", "", null).Where(m => m.Subject == "model").ToList();
        DateTimeOffset? newest = counts.Count == 0 ? null : counts[^1].WindowStart;
        var from = newest is { } at && at - DateTimeOffset.MinValue > Span ? at - Span : DateTimeOffset.MinValue;
        IReadOnlyList<Measurement> last = newest is { } start ? Window(connection, plan.Model, plan.Version, start) : [];
        List<WindowCount> windows = [.. counts.Where(m => m.WindowStart >= from).Select(m => new WindowCount(m.WindowStart!.Value, m.WindowEnd!.Value, (long)(m.Value ?? 0)))];
        WindowCount[] shown = deep ? [.. windows.TakeLast(SourceRows.Windows)] : [];
        return new()
        {
            Plan = plan,
            PlanReceived = plans.Latest(plan.Model)?.Received,
            Reference = references.Facts(plan.Model, last.Select(m => m.Reference).FirstOrDefault(r => r is not null)),
            Findings = Findings(connection, plan.Model),
            Windows = windows,
            Sources = Sources(connection, plan, shown),
            Quarantine = shown.Length == 0 ? [] : QuarantineTable.Read(connection, new(plan.Model, shown[0].Start.UtcTicks, shown[^1].End.UtcTicks, plan.Version, MostHeld)),
            Last = last,
            Distances = newest is null ? [] : Distances(connection, plan, last, from),
            Labels = deep && newest is not null && plan.Label is not null ? Labels(connection, plan, from) : [],
            LabelCounts = deep ? (LabelCount.Read(connection, plan.Model), WaitingLabels.Count(connection, plan.Model)) : (LabelCount.None, 0),
            TooLate = deep ? FoldPosition.Load(connection, plan.Model).TooLate : 0,
            OutcomeHistory = newest is null ? [] : Outcomes(connection, plan, last, from, deep),
        };
    }

    private static List<(WindowCount Window, IReadOnlyList<WindowSource> Sources)> Sources(IDbConnection connection, MonitoringPlan plan, WindowCount[] shown)
    {
        if (shown.Length == 0) return [];
        var all = SourceTable.Read(connection, plan.Model, shown[0].Start.UtcTicks, shown[^1].Start.UtcTicks);
        return [.. shown.Select(w => (w, (IReadOnlyList<WindowSource>)[.. all[(w.Start.UtcTicks, plan.Version)]])).Where(w => w.Item2.Count > 0)];
    }

    /// <summary>Firing first by severity and age, then the newest that are over.</summary>
    private Finding[] Findings(IDbConnection connection, string model)
    {
        var all = findings.List(connection, new FindingQuery(model) { Limit = 10_000 }).Items;
        return
        [
            .. all.Where(f => f.State == FindingState.Firing).OrderBy(f => f.Severity).ThenBy(f => f.Segment is null ? 0 : 1).ThenBy(f => f.Onset),
            .. all.Where(f => f.State != FindingState.Firing).OrderByDescending(f => f.Onset),
        ];
    }

    /// <summary>The speaking distance of each subject: one measure a subject, so that its trend is one figure.</summary>
    private static List<Measurement> Distances(IDbConnection connection, MonitoringPlan plan, IReadOnlyList<Measurement> last, DateTimeOffset from)
    {
        var speaking = FeatureRows.Subjects(plan).Select(s => FeatureRows.Headline(last, s.Subject)).OfType<Measurement>().ToDictionary(m => m.Subject, m => m.Measure);
        return
        [
            .. speaking.Values.Distinct().SelectMany(measure => Figures(connection, plan, measure, "", from))
                .Where(m => speaking.GetValueOrDefault(m.Subject) == m.Measure).OrderBy(m => m.WindowStart),
        ];
    }

    private static List<Measurement> Labels(IDbConnection connection, MonitoringPlan plan, DateTimeOffset from)
    {
        var coverage = Figures(connection, plan, "label_coverage", "", from).Where(m => m.N > 0).ToList();
        return (coverage.LastOrDefault(m => !m.Provisional) ?? coverage.LastOrDefault()) is { } shown ? Window(connection, plan.Model, plan.Version, shown.WindowStart!.Value) : [];
    }

    private static List<Measurement> Outcomes(IDbConnection connection, MonitoringPlan plan, IReadOnlyList<Measurement> last, DateTimeOffset from, bool deep)
    {
        var wanted = plan.Criteria.Select(c => (c.Measure, Segment: c.Segment ?? "")).ToHashSet();
        if (deep) wanted.UnionWith(last.Where(m => m.Segment is null && MeasureWords.IsOverLabels(m.Measure)).Select(m => (m.Measure, "")));
        else if (wanted.Count == 0) wanted.UnionWith(last.Where(m => m.Segment is null && MeasureWords.IsOverLabels(m.Measure)).Select(m => (m.Measure, "")).Take(3));
        return [.. wanted.Where(w => MeasureWords.IsOverLabels(w.Measure)).SelectMany(w => Figures(connection, plan, w.Measure, w.Segment, from))];
    }

    private static List<Measurement> Window(IDbConnection connection, string model, string version, DateTimeOffset start) =>
        All(connection, new MeasurementQuery(model) { Version = version, From = start, To = start.AddTicks(1), Limit = MeasurementQuery.GreatestLimit });

    private static List<Measurement> Figures(IDbConnection connection, MonitoringPlan plan, string measure, string segment, DateTimeOffset? from) =>
        All(connection, new MeasurementQuery(plan.Model) { Measure = measure, Segment = segment, Version = plan.Version, From = from, Limit = MeasurementQuery.GreatestLimit });

    private static List<Measurement> All(IDbConnection connection, MeasurementQuery query)
    {
        List<Measurement> all = [];
        for (var page = MeasurementStore.Query(connection, query); ; page = MeasurementStore.Query(connection, query with { After = page.Next }))
        {
            all.AddRange(page.Items);
            if (page.Next is null) return all;
        }
    }
}
